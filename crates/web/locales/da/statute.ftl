## Anmodninger, foreløbige afgørelser og andet, som loven sætter frist for.

case-record-more = Andet, der kan registreres
record-group-everyday = Hverdag
record-group-intake = Modtagelse
record-group-assessment = Afdækning og undersøgelse
record-group-decision = Afgørelse og klage
record-group-plan = Plan
record-group-measure = Indsats
record-group-placement = Anbringelse
record-group-meeting = Møder
record-group-file = Sagen

record-request-received = Registrér anmodning
record-request-answered = Svar på anmodning
record-preliminary-executed = Registrér, at en foreløbig afgørelse er iværksat
record-preliminary-notified = Registrér skriftlig meddelelse om en foreløbig afgørelse
record-preliminary-reviewed = Registrér udvalgets stilling til en foreløbig afgørelse
record-time-limit-set = Registrér pålæg, begrænset samvær eller akut ophold
record-time-limit-ended = Registrér, at pålæg, begrænset samvær eller akut ophold er slut
record-place-consulted = Registrér udtalelse fra anbringelsesstedet
record-transfer-received = Registrér, at en ungeplan er modtaget fra en anden kommune
record-parents-plan-made = Registrér plan for forældrene
record-parents-plan-reviewed = Vurdér forældrenes plan
record-crime-notice-received = Registrér meddelelse om kriminalitet
record-network-council-called = Indkald netværkssamråd
record-disability-known = Registrér kendskab til funktionsnedsættelse
record-family-adviser-offered = Registrér tilbud om familievejleder
record-measure-consent-changed = Registrér ændret samtykke

event-request-received = Anmodning modtaget
event-request-answered = Anmodning besvaret
event-preliminary-executed = Foreløbig afgørelse iværksat
event-preliminary-notified = Skriftlig meddelelse givet
event-preliminary-reviewed = Foreløbig afgørelse forelagt udvalget
event-time-limit-set = Tidsbegrænset afgørelse
event-time-limit-ended = Tidsbegrænset afgørelse slut
event-place-consulted = Udtalelse fra anbringelsesstedet
event-transfer-received = Ungeplan modtaget fra en anden kommune
event-parents-plan-made = Plan for forældrene lavet
event-parents-plan-reviewed = Forældrenes plan vurderet
event-crime-notice-received = Meddelelse om kriminalitet
event-network-council-called = Netværkssamråd indkaldt
event-disability-known = Kendskab til funktionsnedsættelse
event-family-adviser-offered = Familievejleder tilbudt

field-requested = Hvad bedes der om?
field-request = Anmodning
field-answer = Svar
field-approved = Udvalget godkendte afgørelsen
field-limits = Hvad er begrænset i tid?
field-extends = Forlænger
field-until = Sidste dag
until-hint = Skal stå i afgørelsen, når samvær afbrydes eller overvåges. Loven har selv en længste tid for resten.
field-time-limit = Hvad er slut?
field-statement = Hvad siger anbringelsesstedet?
field-parents-plan = Hvad er aftalt med forældrene?
field-review = Resultat
field-from = Hvem kommer meddelelsen fra?
field-notice = Meddelelse modtaget den
field-placed-before = Barnet var anbragt inden for året før (ved anbringelse uden samtykke)
refused-until-before = Den sidste dag ligger før begyndelsen. Se datoen efter.
refused-extends-other = Forlængelsen er af noget andet. Vælg det samme, som forlænges.
refused-not-extended = Samvær, der er afbrudt efter barnets ønske, kan ikke forlænges. Det varer højst 8 uger.
refused-permanent-consent = Den unge er fyldt 15 år og skal selv samtykke til en permanent anbringelse (barnets lov § 67, stk. 3).
refused-until-when = Skriv den sidste dag. Afgørelsen gælder kun en bestemt periode.
refused-order-long = Et pålæg gælder højst 12 måneder (barnets lov § 38, stk. 5).
time-limit-decided = { $what } efter afgørelsen { $day }
refused-limit-other = Fristen er af noget andet end afgørelsen. Vælg det, der blev afgjort.
refused-limit-long = Fristen kan ikke løbe længere end afgørelsen. Træf en ny afgørelse, eller vælg en tidligere dag.
refused-extended-once = Et akut ophold kan kun forlænges én gang.

decision-kind-permanent-placement = Permanent anbringelse
decision-kind-investigation-without-consent = Undersøgelse uden samtykke
decision-kind-preliminary-investigation = Foreløbig undersøgelse (formanden)
decision-kind-order = Pålæg
decision-kind-contact-limit = Begrænsning af samvær
decision-kind-medical-treatment = Lægelig undersøgelse eller behandling

requested-home-return = Hjemgivelse
requested-documents = Aktindsigt
requested-substance-treatment = Behandling for stofmisbrug

answer-granted = Imødekommet, eller behandlingen er begyndt
answer-partly = Imødekommet delvist
answer-refused = Afslået
answer-withdrawn = Trukket tilbage

limits-parent-order = Forældrepålæg
limits-youth-order = Børne- og ungepålæg
limits-contact-suspended = Samvær sat i bero efter barnets ønske
limits-contact-interrupted = Afbrudt samvær
limits-contact-supervised = Overvåget samvær
limits-acute-stay = Akut ophold i et tilbud, der ikke er godkendt

parents-plan-revised = Revideret
parents-plan-unchanged = Gælder uændret
parents-plan-declined = Forældrene tog ikke imod tilbuddet
parents-plan-unnecessary = Åbenbart unødvendig

crime-notice-police = Politiet
crime-notice-board = Ungdomskriminalitetsnævnet

void-withdrawn = Det er trukket tilbage
void-decided-otherwise = Der er truffet en anden afgørelse
void-consent-given = Der er givet samtykke

record-municipality-changed = Registrér anden handle- eller betalingskommune
who-acts-ours = Vi er handlekommune
who-acts-other = En anden kommune er handlekommune
field-who-acts = Hvem er handlekommune fra nu af?
field-acting = Handlekommunens nummer, hvis det er en anden
field-paying = Betalingskommunens nummer
municipality-hint = Kommunens tre cifre, fx 751.
municipality-acting = kommune nr. { $n }
municipality-paying = betales af kommune nr. { $n }
refused-municipality = Skriv kommunens nummer med tre cifre, fra 101 til 860.
record-municipality-told = Registrér, at kommunen, hvor barnet skal bo, er underrettet
event-municipality-told = Stedets kommune underrettet
field-told-municipality = Hvilken kommune, med nummer
field-outside = Stedet ligger i en anden kommune, som skal underrettes før anbringelsen
measures-outside = Uden for kommunen
measures-outside-yes = Ja. Stedets kommune skal være underrettet, før barnet flytter ind.
