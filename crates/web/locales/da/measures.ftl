# Indsatserne på trappen: billedet, det, der er i gang, at begynde og at slutte, og det om anbringelsen.

measures-title = Indsatser
measures-open = Se indsatserne på trappen
measures-none = Der er ingen indsats i gang.
measures-none-text = Når en afgørelse er truffet, begynder indsatsen her. Så står sted, pris, slutdato og vejen ud på siden.
measures-picture = Barnets vej på indsatstrappen
measures-picture-text = { $n ->
    [one] En indsats.
   *[other] { $n } indsatser.
} Hver indsats er en bjælke på sit trin. Tallene fører til begrundelsen for, at trinnet blev et andet, og det stiplede er den forventede slutdato.
measures-changes = Derfor skiftede trinnet
measures-change-first = { $day }: begyndte på trin { $to }
measures-change-out = { $day }: ned ad trappen fra trin { $from }, ingen indsats
measures-change-up = { $day }: op fra trin { $from } til trin { $to }
measures-change-down = { $day }: ned fra trin { $from } til trin { $to }
measures-no-reason = Der er ikke skrevet en begrundelse.
measures-in-story = Se det i forløbet
measures-waiting = Afgjort, men ikke begyndt
measures-past = Afsluttede indsatser
measures-started = Begyndt
measures-decision = Afgørelse
measures-place = Bor hos
measures-provider = Leverandør
measures-planned = Forventet slut
measures-planned-to = forventet slut { $day }
measures-planned-over = Datoen er passeret. Afslut indsatsen, eller træf en ny afgørelse.
measures-not-planned = Ingen dato. Den sættes i afgørelsen.
measures-no-way-out = Der er ikke skrevet, hvad der skal være nået.
measures-home-by = Barnet hjemgives. Senest hjemme { $day }.
measures-home = Det er afgjort, at barnet hjemgives.
measures-away = Uden for nærområdet
measures-away-yes = Ja
measures-next = Næste opfølgning
measures-next-due = senest { $day }
measures-next-none = Loven sætter ingen frist for opfølgning.
measures-around = Aftalt om anbringelsen
measures-around-none = Der er ikke registreret aftaler om samvær, aflastning eller støtteperson.
measures-until = til og med { $day }
measures-no-until = der er ingen slutdato, og det skal der være

arrangement-often = { $n ->
    [0] sjældnere end én gang på fire uger
    [one] én gang på fire uger
   *[other] { $n } gange på fire uger
}
arrangement-interrupts = Sjældnere end én gang på fire uger er samværet afbrudt. Det afgør børne- og ungeudvalget.

start-submit = Begynd indsatsen
start-elsewhere = En anden myndighed har truffet afgørelsen
start-elsewhere-more = Udfyld kun her, når en anden myndighed har truffet afgørelsen
start-ends-on-hint = Den dato, den anden myndighed har sat.
start-price-hint = Hele kroner.
start-placement = Ved anbringelse
start-placement-hint = Kun når barnet skal bo et andet sted. Står stedet i afgørelsen, behøver du ikke vælge det igen.
start-step = Trinnet
start-no-step = Barnet får ingen hjælp nu.
start-on-step = Barnet står nu på { $step }.
start-suggested = Trappen peger på { $step }. Er indsatsen på et højere trin, så skriv, hvorfor et lavere ikke er nok.
done-started = Indsatsen er begyndt.

field-decided-by = Hvem har truffet afgørelsen?
field-ends-on = Forventet slut
field-weekly-price = Pris om ugen
field-way-out = Vejen ud
field-place-name = Hvem bor barnet hos?
field-provider = Leverandør
field-step-reason = Hvorfor er et lavere trin ikke nok?
field-away = Indsatsen ligger uden for nærområdet
field-away-reason = Hvorfor ikke i nærområdet?
field-why = Hvorfor skifter barnet sted?
field-result = Hvad kom der ud af indsatsen?
field-next-step = Hvor går vejen hen?
field-arrangement = Aftalen
field-per-four-weeks = Hvor mange gange på fire uger?
per-four-weeks-hint = Skriv 0, hvis det er sjældnere. En støtteperson har ikke noget tal.
field-agreement = Hvem, hvornår og hvor?

refused-step-reason = Indsatsen ligger højere, end trappen peger. Skriv, hvorfor et lavere trin ikke er nok.
refused-away-reason = Skriv, hvorfor indsatsen ikke kan ligge i nærområdet.
refused-per-four-weeks = Skriv et tal fra 0 til 28.

decide-home-by = Barnet er hjemme senest
climb-meetings = { $n ->
    [one] 1 opfølgning
   *[other] { $n } opfølgninger
}
measures-home-period = hjemgivelsesperiode { $from } – { $to }
decide-home-by-hint = Hjemgivelsesperioden er højst seks måneder (BL § 100, SEL § 68).

next-step-down = Ned på et lavere trin
next-step-same = Videre på samme trin
next-step-up = Op på et højere trin
next-step-out = Ud af trappen
decided-by-court = En domstol
decided-by-municipality = En anden kommune
decided-by-youth-crime-board = Ungdomskriminalitetsnævnet
decided-by-appeals-board = Ankestyrelsen
arrangement-contact = Samvær
arrangement-relief = Aflastning
arrangement-parents-person = Støtteperson til forældrene
arrangement-childs-person = Støtteperson til barnet
event-arrangement-made = Aftale om anbringelsen
event-arrangement-ended = Aftale om anbringelsen er slut
record-arrangement-made = Registrér samvær, aflastning eller støtteperson
record-arrangement-ended = Afslut samvær, aflastning eller støtteperson
view-measures = Indsatserne
view-start-measure = Begynd indsats
