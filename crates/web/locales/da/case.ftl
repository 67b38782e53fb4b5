# Sagens sider: sagen selv, registrering, hvorfor, rettelser.

case-picture = Forløbet som billede
case-picture-text = Sag { $n } over tid: bekymringer, undersøgelser, afgørelser og planer, vejen på indsatstrappen, møder og frister.
position = Løbenummer { $n }
case-number = Sag
case-step = Trin på indsatstrappen
case-no-measure = Ingen indsats lige nu
case-on-step = Trin { $n }
case-worker = Rådgiver
case-nth-worker = { $n } på 12 måneder
case-no-worker = Ingen har sagen
case-assign = Fordel sagen
case-cpr = CPR-nummer
case-no-cpr = Ikke registreret
case-address = Adresse
case-protected = Navne- og adressebeskyttet
case-enquiries = Henvendelser
case-enquiries-link = { $n ->
    [one] Se den ene henvendelse om barnet, sammen med søskendes
   *[other] Se de { $n } henvendelser om barnet som ét billede, sammen med søskendes
  }
case-opened = Åbnet
case-reopened = { $n ->
    [one] genåbnet én gang
   *[other] genåbnet { $n } gange
}
case-closed = lukket { $day }
case-elsewhere = en anden kommune er handlekommune
case-unborn = ventes { $day }
case-red-law = { $n ->
    [one] 1 lovfrist overskredet
   *[other] { $n } lovfrister overskredet
}
case-red-local = { $n ->
    [one] 1 lokal frist overskredet
   *[other] { $n } lokale frister overskredet
}
case-duties = Hvad venter sagen på?
case-no-duties = Ingen åbne frister
case-no-duties-text = Når der sker noget, som udløser en frist, står fristen her.
due-unknown = Tidspunktet er endnu ikke kendt
record-it = Registrér
case-past-duties = Frister, der er opfyldt eller bortfaldet ({ $n })
case-past-duties-label = Tidligere frister
case-past-duties-all = Vis alle { $n }
case-story = Hvad er der sket?
case-record = Registrér i sagen
case-goals = Mål, sagen tæller med i
case-counts = { $hits } af { $n } ({ $unit }) tæller over brøkstregen i år
case-counts-in = tæller med { $n } ({ $unit })
case-counts-none = Sagen tæller ikke med i noget mål i år.
case-away-since = Siden { $from } er en anden kommune handlekommune. Derfor tæller barnet ikke med fra den dag.
case-away-between = Fra { $from } til { $until } var en anden kommune handlekommune. I den tid tæller barnet ikke med.
case-away-before = Før { $until } var en anden kommune handlekommune. Barnet tæller med fra den dag.
case-away-counted = { $n ->
    [one] Dagen før, { $day }, talte barnet med i 1 tal, som det ikke er i nu
   *[other] Dagen før, { $day }, talte barnet med i { $n } tal, som det ikke er i nu
}
case-counts-others = { $n ->
    [one] Sagen tæller også med i 1 tal uden for målene
   *[other] Sagen tæller også med i { $n } tal uden for målene
}
case-bookings = Aftalte datoer
case-no-bookings = Ingen aftaler.
case-plan = Mål i planen
case-family = Familie og netværk
case-no-family = Ingen pårørende er registreret.
case-custody = forældremyndighed
name-hidden = Navnet vises ikke
recorded-on = registreret { $day }
recorded-title = Hvem har registreret hvad ({ $n })
recorded-corrected = rettet
correct-it = Ret
correction-replaced = Rettet af { $who } { $day }: { $reason }
correction-retracted = Trukket tilbage af { $who } { $day }: { $reason }
rhythm-every = { $n ->
    [one] derefter mindst hver måned
   *[other] derefter mindst hver { $n }. måned
}
lane-concern = Bekymring
lane-assessment = Undersøgelse
lane-decision = Afgørelse og plan
lane-ladder = Indsats
lane-meetings = Møder
lane-duties = Frister

unit-notification = underretninger
unit-child = børn
unit-placement = anbringelser
unit-measure = indsatser
unit-decision = afgørelser
unit-assessment = undersøgelser
unit-duty = frister

record-screened = Registrér screening
record-clarification-started = Begynd afdækning
record-clarification-completed = Afslut afdækning
record-assessment-opened = Begynd børnefaglig undersøgelse
record-assessment-completed = Afslut børnefaglig undersøgelse
record-child-conversation = Registrér samtale med barnet
record-decision-made = Registrér afgørelse
record-plan-need-decided = Tag stilling til, om der er brug for en plan
record-plan-made = Lav eller revidér plan
record-measure-started = Begynd indsats
record-measure-place-changed = Skift anbringelsessted
record-measure-ended = Afslut indsats
record-follow-up-held = Registrér opfølgning
record-rhythm-decided = Beslut rytme for opfølgning
record-network-meeting-held = Registrér netværksmøde
record-visit-held = Registrér tilsynsbesøg
record-date-booked = Aftal en dato
record-booking-cancelled = Aflys en aftale
booking-cancel = Aflys
record-observation-recorded = Registrér, hvordan barnet har det
record-note-written = Skriv notat
record-case-closed = Luk sagen
record-case-reopened = Genåbn sagen
record-submit = Registrér

at-date = Dato
at-time = Klokkeslæt
field-outcome = Udfald
field-aware-on = Kommunen blev opmærksom den
aware-hint = De fire måneder regnes herfra. Vælger du en anden dag end underretningens, så skriv hvorfor.
field-aware-reason = Begrundelse for dagen
field-expecting-parents = Undersøgelsen gælder vordende forældre
field-assessment = Undersøgelse
field-conclusion = Konklusion
field-about = Samtalen handlede om
field-view-otherwise = Barnets holdning er belyst på anden måde
field-words = Barnets egne ord
field-words-for = Hvem må læse barnets ord?
words-for-hint = Spørg barnet først. Brevene om en afgørelse gengiver det, som den, der får brevet, må læse.
field-kind = Afgørelse
field-paragraph = Paragraf
paragraph-hint = For eksempel BL § 32, stk. 1, nr. 5
field-consent = Med samtykke
field-urgent = Kunne ikke vente
field-reasons = Begrundelse
field-plan = Plan
field-needed = Der er brug for en plan
field-decision = Afgørelse
field-own-words = Barnets egne ord om planen
field-place = Anbringelsessted
field-measure = Indsats
field-reason = Årsag
field-measures = Indsatser, der blev fulgt op på
field-rhythm-months = Næste opfølgning senest om (måneder)
rhythm-hint = Beslut og begrund rytmen ved den første opfølgning (barnets lov § 95).
field-summary = Referat
field-conversation = Der var samtale med barnet
field-alone = Barnet talte med dig alene
field-next-meeting = Næste netværksmøde
field-next-meeting-time = Klokken
field-declined = Barnet ønskede ikke samtale
field-what = Hvad handler det om?
field-booking = Aftale
field-on = Dato
field-on-time = Klokkeslæt
field-title = Overskrift
field-value = Værdi
observation-hint = Fravær i procent; alt andet fra 0 (værst) til 10 (bedst).
field-source = Hvem siger det?
field-note = Notat

delay-title = Hvorfor er den forsinket?
delay-reason = Årsag
delay-explanation = Forklaring
delay-hint = Skriv det, en kollega har brug for at vide. Forklaringen står i sagen og følger fristen.
delay-submit = Gem forklaringen

correct-title = Ret en registrering
correct-words = Det gamle slettes ikke. Det kan stadig læses i sagen, sammen med rettelsen og grunden.
correct-how = Hvad skal der ske?
correct-replace = Ret tidspunktet
correct-retract = Træk registreringen tilbage
correct-reason = Hvorfor?
correct-submit = Ret
correct-confirm = Vil du rette registreringen? Frister regnes om med det samme.

knot-policy = Politik
knot-policy-goal = Politisk mål
knot-goal = Mål
knot-year-goal = Årsmål
knot-indicator = Nøgletal

refused-paragraph = Skriv både lov og paragraf, for eksempel BL § 32, stk. 1, nr. 5.
refused-paragraph-unlisted = Paragraffen står ikke på indsatstrappen. Se efter, om den er skrevet rigtigt, for eksempel BL § 47.
case = Sag
cancel = Fortryd
step-1 = Tidlig indsats i almenområdet
step-2 = Forebyggende indsats
step-3 = Hjemmebaseret indsats
step-4 = Slægts- og netværkspleje
step-5 = Plejefamilie
step-6 = Institution og opholdssted

# Samtidig redigering
meanwhile-title = En kollega registrerede noget, mens du skrev
meanwhile-words = Intet er overskrevet, og det, du skrev, er her stadig. Læs begge dele. Ret din tekst, hvis det nye ændrer noget, og registrér igen.
meanwhile-mine = Det, du skrev
meanwhile-theirs = Det, der blev registreret imens
meanwhile-nothing = Der er intet nyt, som du må se. Hent siden igen.
meanwhile-recorded = registreret { $at }

# Kladder
draft-keep = Gem kladde
draft-kept = Kladden er gemt.
draft-lost = Kladden kunne ikke gemmes lige nu. Det, du har skrevet, står her stadig.
draft-opened = Formularen er åbnet med din kladde fra { $at }
draft-opened-words = Kun du kan se den. Den slettes, når du sender formularen, eller efter 14 dage.
draft-discard = Kassér kladden, og begynd forfra
draft-kept-at = gemt { $at }
drafts-title = Kladder
refused-draft-long = Teksten er for lang til at blive gemt som kladde.

case-closed-texts = { $n ->
    [one] En tekst i sagen kan ikke åbnes
   *[other] { $n } tekster i sagen kan ikke åbnes
  }
case-closed-why = Den er ændret uden om programmet eller beskadiget. Resten af sagen vises. Sig det til jeres administrator.
history-count = { $n ->
    [one] 1 hændelse
   *[other] { $n } hændelser
  }

# Lukning af en sag
done-case-closed = Sagen er lukket og står ikke længere blandt dine sager. Skal den åbnes igen, gør lederen det.
closing-unfinished = Noget i sagen er ikke færdigt
closing-unfinished-text = Sagen kan lukkes alligevel. Se først efter, om nogen venter på svar.
closing-waits = Det venter stadig:
closing-lapses = Pligter, der bortfalder, når sagen lukkes. En frist, der er overskredet, bliver stående som overskredet:
closing-stays = Pligter, der løber videre, når sagen er lukket:
closing-complaint = Klagen fra { $day } er ikke afgjort
closing-hearing = En part kan svare på høringen til og med { $day }
closing-proposal = Indstillingen fra { $day } er ikke besvaret
closing-request = Anmodningen fra { $day } er ikke besvaret
closing-assessment = Undersøgelsen fra { $day } er ikke afsluttet
closing-clarification = Afdækningen er ikke afsluttet
closing-booking = Der er aftalt en dato { $day }

# Fælles for søskende
field-also = Gælder også disse søskende
also-hint = Det står så også i deres sager, med de samme ord. Skriv kun det, der må stå hos alle.
refused-also = Det kan ikke stå i en søskendes sag: den er lukket, eller den ligger uden for dine sager. Fjern krydset, og registrér det dér for sig.
