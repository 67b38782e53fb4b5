# Grænsefladen for andre programmer.

problem-malformed-title = Kaldet kan ikke læses
problem-malformed-words = En parameter eller indholdet har en forkert form. Se, hvilket felt det er, og ret kaldet.
problem-unauthorized-title = Der mangler en adgangsnøgle
problem-unauthorized-words = Send en gyldig adgangsnøgle: »Authorization: Bearer …«. Er nøglen udløbet eller lukket, kan administratoren lave en ny.
problem-forbidden-title = Det må programmet ikke
problem-forbidden-words = Programmets rolle eller tilladelser omfatter ikke dette. Bed administratoren om en nøgle med den tilladelse, der skal til.
problem-not-found-title = Det findes ikke
problem-not-found-words = Adressen fører ikke til noget, eller det ligger uden for det, programmet kan se.
problem-erased-title = Oplysningerne er slettet
problem-erased-words = Personens oplysninger er slettet og kommer ikke igen. Tal og frister er uændrede.
problem-method-not-allowed-title = Adressen kan ikke bruges sådan
problem-method-not-allowed-words = Metoden passer ikke til adressen. Hovedet »Allow« nævner dem, der gør.
problem-conflict-title = Sagen er ændret imens
problem-conflict-words = Nogen har registreret noget i sagen, efter at den blev hentet. Hent sagen igen, se, om registreringen stadig passer, og send den med den nye »seen«.
problem-too-large-title = Indholdet er for stort
problem-too-large-words = Send højst 256 KB.
problem-media-type-title = Indholdet er ikke JSON
problem-media-type-words = Send »Content-Type: application/json«.
problem-refused-title = Noget skal rettes
problem-refused-words = Kaldet kunne læses, men det kan ikke lade sig gøre, som det står. Intet er registreret. Se felterne.
problem-too-many-title = For mange kald
problem-too-many-words = Programmet har kaldt for ofte. Vent så mange sekunder, som »Retry-After« siger.
problem-inside-title = Fejlen ligger hos os
problem-inside-words = Kaldet kunne ikke gennemføres. Fejlen er skrevet ned; prøv igen, og nævn nummeret, hvis den bliver ved.
problem-parameter = Værdien har en forkert form, eller parameteren findes ikke.
problem-query = En parameter mangler, findes ikke eller har en forkert form.
problem-field = Feltet mangler, findes ikke eller har en forkert form.
problem-json = Indholdet er ikke gyldig JSON.
problem-key = Der mangler en nøgle: 1 til 100 bogstaver, cifre, - eller _.
problem-range = Tallet ligger uden for grænserne.

refused-long = Skriv det kortere.
refused-no-team = Vælg et team, der findes.
refused-client-role = Et program kan ikke have den rolle: det har ingen sager, intet område og ingen aftaler selv og er ikke systemet.
refused-client-team = Vælg et team. Rollen når kun dets sager.
refused-client-until = Vælg en dag fra i dag og højst et år frem.
refused-key-used = Nøglen er brugt til noget andet. Vælg en ny nøgle til en ny registrering.

# Sider, der ikke kan vises.
error-malformed-title = Adressen eller formularen kan ikke læses
error-malformed-words = Noget i adressen eller i det, der blev sendt, har en forkert form. Gå tilbage, og prøv igen derfra.
error-method-title = Siden kan ikke bruges sådan
error-method-words = Adressen findes, men ikke til det, der blev sendt. Gå tilbage, og prøv igen derfra.
error-too-large-title = Det er for meget på én gang
error-too-large-words = Det, der blev sendt, er for stort. Gå tilbage, og gør teksten kortere.
error-incident = Nævn dette nummer, når du spørger om hjælp:

## Siden om grænsefladen
interface-title = Grænsefladen for andre programmer
interface-lead = Et program kan læse sager, frister og tal og registrere hændelser med sin egen adgangsnøgle: i samme rækkevidde som et menneske og med samme adgangslog.
interface-document = Beskrivelsen (OpenAPI 3.1)
interface-token = Adgangsnøgle
interface-token-words = Administratoren giver et program adgang med en rolle og tilladelser og får dets adgangsnøgle vist én gang. Nøglen sendes med hvert kald:
interface-permits = Tilladelser
interface-permits-words = Rollen bestemmer rækkevidden. Tilladelserne indsnævrer, hvad rollen giver, og føjer intet til.
interface-permit = Tilladelse
interface-opens = Giver adgang til
interface-calls = Kald
interface-times = Tidspunkter er UTC (2026-03-31T10:00:00Z), dage er københavnske.
interface-once = En hændelse registreres én gang, hvor ofte den end sendes: send samme Idempotency-Key igen, hvis der ikke kom noget svar.
interface-limits = Hvert program kan sende hundrede kald på én gang og tyve i sekundet. Et svar har højst 200 rækker, et kald fylder højst { $size } KB.
interface-problems = Når noget går galt
interface-problems-words = Et kald, der ikke udføres, besvares med application/problem+json (RFC 9457). Feltet type er adressen her på siden, errors nævner felterne, og instance er nummeret i serverens log.
interface-type = Type
interface-status = Status
interface-meaning = Betydning

permit-cases = sagslisten og den enkelte sag
permit-names = navne og fødselsdatoer i det, der ellers kan ses
permit-events = en sags hændelser, uden tekster
permit-texts = hændelsers fritekst
permit-obligations = den røde liste og den enkelte frist med optælling
permit-indicators = tal for hele år og kvartaler, små tal skjult
permit-units = tal for enhver dag, med de talte enheder og deres sager
permit-notifications = tavlen med underretninger
permit-record = at registrere en hændelse i en sag

## Administration af programmer
clients-title = Programmer med adgang
clients-lead = Andre programmer, der har adgang gennem grænsefladen med deres egen adgangsnøgle.
clients-api = Om grænsefladen
clients-add = Giv et program adgang
clients-add-do = Lav en adgangsnøgle
clients-none = Ingen programmer har adgang
clients-none-text = Her står hvert program, der har fået adgang, også når adgangen er lukket igen.
clients-name = Navn
clients-name-hint = Hvad programmet er til. Navnet står i adgangsloggen, når det ser en sag.
clients-role = Rolle
clients-role-hint = Den bestemmer, hvor langt programmet ser. Det har ingen sager, intet område og ingen aftaler selv.
clients-team = Team
clients-team-hint = Kun hvor rollen når ét team.
clients-permits = Tilladelser
clients-permits-hint = Giv kun det, programmet bruger. Navne og tekster skal sjældent med.
clients-until = Sidste dag
clients-until-hint = Højst et år frem. Derefter laves en ny nøgle.
clients-state = Adgangsnøgle
clients-used = Sidst brugt
clients-made = Fik adgang
clients-good = gælder til { $at }
clients-expired = udløb { $at }
clients-revoked = adgangen lukket { $at }
clients-never = aldrig
clients-token = Programmets adgangsnøgle
clients-token-words = Giv denne nøgle til den, der driver programmet, ad en vej, som ingen andre læser:
clients-token-once = Den vises kun nu. Går den tabt, så luk for programmets adgang, og lav en ny.
clients-go-on = Videre til programmet
clients-revoke-title = Luk for adgangen
clients-revoke-warning = Programmet mister sin adgang
clients-revoke-words = Dets næste kald afvises. Skal det have adgang igen, laves en ny nøgle.
clients-revoke-do = Luk for adgangen
done-client-revoked = Programmets adgang er lukket.

error-too-many-title = Der kommer for mange kald
error-too-many-words = Fra denne browser eller dette net er der kommet flere kald, end der kan besvares på én gang. Vent et øjeblik, og prøv igen.
