## Familie og netværk.

family-title = Familie og netværk
family-knot = Familie
family-open = Se familien som billede, tilføj eller ret
family-the-child = barnet, sagen handler om
family-change = Ret
family-add = Tilføj en person eller en forening
family-relation = Hvad er vedkommende for barnet?
family-name = Navn
family-name-hint = En person, eller navnet på en forening eller klub.
family-cpr = CPR-nummer
family-cpr-hint = Er nummeret registreret i forvejen, er det den person, der kommer på. Adressen gemmes her i sagen.
family-address = Adresse eller telefon
family-means = Hvad betyder vedkommende for barnet?
family-means-hint = Barnet og forældrene kan læse det. Skriv det, som barnet selv ville sige det.
family-ended = Hører ikke længere til familien eller netværket
family-save = Gem
family-send = Tilføj
field-custody = Har forældremyndighed
kin-grandparents = Bedsteforældre
kin-parents = Forældre
kin-children = Børn
kin-network = Netværk
relation-friend = Ven
relation-foster-parent = Plejeforælder
relation-professional = Fagperson
relation-association = Forening
refused-custody = Søskende, fagpersoner og foreninger kan ikke have forældremyndighed.
refused-relative-self = Det er barnets eget nummer.
refused-relative-known = Personen står allerede i familien eller netværket. Ret i stedet det, der står.
refused-no-relative = Personen står ikke i sagen længere.
view-family = Familie og netværk

# Hvem der er omkring familien, hvor en plan laves, og hvor netværket mødes
around-title = { $n ->
    [0] Hvem kan vi trække på?
    [one] Hvem kan vi trække på? 1 i netværket
   *[other] Hvem kan vi trække på? { $n } i netværket
}
around-none = Ingen bedsteforældre, venner eller foreninger er skrevet ind endnu.
around-family = Familie og netværk
around-plan = Hvem kan vi trække på?

# Hvem barnet er
child-change = Barnets oplysninger
child-born = Barnet er født, eller terminen er en anden
child-hint = Det nye gælder fra nu af, og det tidligere står i sagens historie. Et tomt felt ændrer ikke noget.
child-birth-hint = Står CPR-nummeret der, skal dagen passe med det.
child-due-hint = Skriv kun fødselsdagen nedenfor, når barnet er født.
child-save = Gem barnets oplysninger
child-link = Ret oplysninger
