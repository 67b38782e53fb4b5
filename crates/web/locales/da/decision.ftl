# Afgørelser: forslag, kompetence, partshøring og brevet.

competence-own = Rådgiveren
competence-team-leader = Teamlederen
competence-head = Chefen
competence-committee = Børne- og ungeudvalget
adopted-competence = Kompetenceplan
event-decision-proposed = Forslag til afgørelse
event-decision-returned = Forslag sendt tilbage
event-hearing-sent = Partshøring
event-hearing-answered = Svar på partshøring
view-decide = Ny afgørelse
view-decision = En afgørelse
view-decision-letter = Brev om en afgørelse
view-hearing = Partshøring
view-proposals = Afgørelser, der venter

done-decided = Gemt
done-approved = Afgørelsen er truffet
done-sent-back = Forslaget er sendt tilbage

refused-ends-on = Den forventede slutdato skal ligge efter afgørelsen.
refused-price = Skriv prisen i hele kroner, for eksempel 1250 eller 1.250.
refused-consent-missing = En anbringelse med samtykke kræver samtykke fra alle, der skal give det.
refused-proposal-answered = Forslaget er allerede afgjort eller sendt tilbage.
hearing-answered = Svaret på den høring er registreret i forvejen. Det, du skrev, er ikke gemt:
refused-met-on = Skriv datoen for udvalgets møde.
refused-answer-by = Svarfristen er allerede gået.

party-child = { $name } (barnet)
party-former = En tidligere part
kroner-a-week = { $price } kr. om ugen

decide-title = Afgørelse
decide-what = Hvad skal afgøres?
decide-other = Vælg noget andet
decide-part-what = Afgørelsen
decide-part-why = Begrundelsen
decide-part-how-long = Varighed og pris
decide-part-parties = Barnet og parterne
decide-paragraph = Paragraf
decide-place = Sted
decide-urgent = Afgørelsen kan ikke vente
decide-purpose = Formål
decide-facts = Sagens oplysninger
decide-facts-hint = Det, afgørelsen bygger på. Familien får teksten i brevet.
decide-reasons = Begrundelse
decide-reasons-hint = Anbefalingen fra den seneste undersøgelse står her, når der er en. Skriv den om, så familien kan læse den.
decide-ends-on = Forventet slutdato
decide-ends-on-hint = Varigheden i brevet regnes fra i dag til denne dato.
decide-way-out = Vejen ud
decide-way-out-hint = Hvad skal være nået, før hjælpen kan slutte?
decide-weekly-price = Pris om ugen
decide-weekly-price-hint = Kroner. Den, der godkender afgørelsen, ser prisen.
decide-consent = Samtykke
decide-consented = Har givet samtykke
decide-child-said = Det siger barnet
child-said-staff-only = Noget af det er kun for medarbejdere. Det kommer ikke med i brevene.
decide-child-not-heard = Der er ikke registreret en samtale med barnet.
decide-record-conversation = Registrér en samtale
decide-heard = Partshøring
decide-nobody-heard = Ingen er hørt endnu.
decide-hear = Hør en part
decide-competence-hint = Er afgørelsen en leders eller udvalgets efter kompetenceplanen, går den videre dertil som et forslag.
decide-submit = Gem afgørelsen

hearing-title = Partshøring
hearing-send = Hør en part
hearing-person = Hvem
hearing-answer-by = Svar senest
hearing-about = Det høres parten om
hearing-submit = Gem høringen
hearing-of = Svar fra { $name }, hørt { $day }
hearing-answer = Svaret
hearing-answer-submit = Gem svaret
hearing-by = svar senest { $day }
hearing-answered-line = { $name } har svaret.
hearing-waits-line = { $name } kan svare til og med { $day }.

case-decisions = Afgørelser
case-no-decisions = Der er ingen afgørelse endnu.
decision-title = Afgørelse: { $kind }
decision-paragraph = Afgørelsen
decision-recorded = Registreret
decision-by = Truffet af
decision-met-on = Udvalgets møde
decision-consent = Med samtykke
decision-no-consent = Uden samtykke
decision-letters = Breve
decision-letter-to = Brev til { $name } (PDF)
decision-no-parties = Sagen kender ingen med forældremyndighed, og barnet er ikke gammelt nok til selv at være part. Registrér familien først.

proposal-title = Forslag: { $kind }
proposal-waits = Venter på afgørelse. Kompetence: { $whose }
proposal-returned = Sendt tilbage
proposal-approve = Godkend
proposal-approve-submit = Træf afgørelsen
proposal-committee = Udvalgets afgørelse
proposal-committee-submit = Registrér, at udvalget har truffet afgørelsen
proposal-send-back = Send tilbage
proposal-words = Det mangler
proposal-words-hint = Rådgiveren ser teksten.
proposal-send-back-submit = Send forslaget tilbage

decisions-title = Afgørelser, der venter på dig
decisions-intro = Forslag, som efter kompetenceplanen er dine at afgøre. De ældste står øverst.
decisions-child = Barn
decisions-what = Forslag
decisions-whose = Kompetence
decisions-proposed = Foreslået
decisions-none = Ingen forslag venter
decisions-none-text = Her står de afgørelser, rådgiverne foreslår, og som du kan træffe.
overview-proposals = { $n ->
    [one] 1 afgørelse venter på dig
   *[other] { $n } afgørelser venter på dig
}

letter-file = afgoerelse
letter-office = Børn og familie
letter-date = Dato
letter-case = Sag
letter-worker = Rådgiver
letter-title = Afgørelse: { $kind }
letter-decided = Kommunen har den { $day } truffet en afgørelse om { $child }.
letter-committee-decided = Børne- og ungeudvalget har på sit møde den { $day } truffet en afgørelse om { $child }.
letter-what = Afgørelse
letter-place = Sted
letter-how-long = Forventet varighed
letter-until = til { $day }
letter-consented = Samtykke fra
letter-purpose = Formålet
letter-facts = Det bygger vi på
letter-reasons = Begrundelse
letter-way-out = Hjælpen kan slutte, når
letter-child-said = Det siger barnet
letter-conversation-held = Vi talte med barnet den { $day }.
letter-conversation-declined = Vi tilbød barnet en samtale den { $day }. Barnet ønskede det ikke.
letter-conversation-omitted = Vi har ikke holdt en samtale med barnet. Det vurderede vi den { $day }.
letter-heard = Bemærkninger til sagen
letter-answered = { $name } skriver:
letter-complaint = Sådan klager du
letter-complain = Du kan klage over afgørelsen inden fire uger, fra du har fået den. Skriv eller ring til os.
letter-complain-again = Vi ser på sagen igen, når du klager. Holder vi fast i afgørelsen, sender vi klagen videre til Ankestyrelsen.
letter-complain-committee = Du kan klage til Ankestyrelsen inden fire uger, fra du har fået afgørelsen.
letter-complain-no-delay = Afgørelsen gælder, selv om du klager. Er du uenig i Ankestyrelsens afgørelse, kan du få sagen for retten inden fire uger.
letter-support-person = Du må have nogen med
letter-support-person-text = Du har ret til en bisidder. Det er en voksen, du selv vælger, og som går med til møder og hjælper dig med at sige, hvad du mener.
