# Grænsefladen for andre programmer.

problem-malformed-title = Kaldet kan ikke læses
problem-malformed-words = En parameter eller indholdet har en forkert form. Se, hvilket felt det er, og ret kaldet.
problem-unauthorized-title = Der mangler en adgangsnøgle
problem-unauthorized-words = Send en gyldig adgangsnøgle: »Authorization: Bearer …«. Er nøglen udløbet eller lukket, kan administratoren lave en ny.
problem-forbidden-title = Det må programmet ikke
problem-forbidden-words = Programmets rolle eller tilladelser omfatter ikke dette. Bed administratoren om en nøgle med den tilladelse, der skal til.
problem-not-found-title = Det findes ikke
problem-not-found-words = Adressen fører ikke til noget, eller det ligger uden for det, programmet kan se.
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
