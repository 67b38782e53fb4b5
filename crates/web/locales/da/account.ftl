## Log ind, egen konto og administration af konti.

login-or = Eller log ind med brugernavn
login-user-name = Brugernavn
login-password = Adgangskode
login-do = Log ind
login-wrong = Brugernavn eller adgangskode passer ikke. Prøv igen.
login-wait-seconds = Der er tastet forkert mange gange. Vent { $n ->
    [one] 1 sekund
   *[other] { $n } sekunder
  }, og prøv igen. Kontoen er ikke spærret.
login-wait-minutes = Der er tastet forkert mange gange. Vent { $n } minutter, og prøv igen. Kontoen er ikke spærret.

login-service = Log ind med kommunens login
service-title = Kommunens login
service-again = Til login
service-stale = Login blev ikke begyndt i denne browser, eller det tog for lang tid. Begynd forfra.
service-given-up = Du kom tilbage uden at være logget ind. Begynd forfra, når du er klar.
service-untrusted = Svaret fra kommunens login kunne ikke godkendes. Begynd forfra. Sker det igen, så sig det til administratoren.
service-unreachable = Kommunens login svarer ikke lige nu. Prøv igen om lidt.
service-too-weak = Du er logget ind med mindre sikkerhed, end der kræves her. Log ind med to faktorer eller et højere niveau.
service-no-account = Du er logget ind hos kommunen, men her er ingen åben konto til dig. Bed administratoren om en.
service-no-role = Du er logget ind hos kommunen, men ingen af dine roller dér giver adgang her. Bed administratoren om at se på det.
left-title = Du er logget ud
left-words = Du er logget ud af Rød Tråd. Sidder andre ved maskinen efter dig, så log også ud af kommunens login.
left-service = Log ud af kommunens login
error-service-title = Kommunens login svarer ikke
error-service-words = Prøv igen om lidt, eller log ind med brugernavn, hvis du har en adgangskode her.

forgery-title = Siden var for gammel
forgery-words = Det, du sendte, blev ikke gemt, for siden hørte til et tidligere besøg. Åbn den igen, og prøv en gang til. Bliver det ved, så tillad cookies for denne adresse.
forgery-back = Åbn siden igen
forgery-again-words = Du er logget ind på ny, siden du åbnede siden. Det, du skrev, er her endnu: send det igen.
forgery-again = Send igen
forgery-again-file-words = Du er logget ind på ny, siden du åbnede siden. Det, du skrev, er her endnu. Filen er ikke gemt: vælg den igen, og send.
forgery-again-file = Vælg filen igen: { $name }
logged-out-title = Du er logget ud
logged-out-words = Det, du sendte, er ikke gemt, men det er her endnu. Log ind i et nyt vindue, kom tilbage til denne side, og send igen. Kun du selv kan sende det.
logged-out-file-words = Det, du sendte, er ikke gemt. Det, du skrev, er her endnu, men det er filen »{ $name }« ikke: den skal du vælge igen. Log ind i et nyt vindue, kom tilbage til denne side, og gå videre. Kun du selv kan sende det.
logged-out-go-on = Gå videre
logged-out-log-in = Log ind i et nyt vindue

account-title = Min konto
account-name = Navn
account-role = Rolle
account-none = Du er her som en opdigtet person i en prøvekommune og har ingen adgangskode.
account-password-since = sat { $date }
account-by-service = du logger ind gennem kommunens login
account-change = Skift

password-title = Vælg en adgangskode
password-first = Du er logget ind med en adgangskode, en anden har givet dig. Vælg nu din egen, som kun du kender.
password-advice = En sætning på fire eller fem ord er let at huske og svær at gætte. Den behøver ingen tal eller tegn. Du må gerne lade din browser foreslå og huske den.
password-current = Din nuværende adgangskode
password-new = Ny adgangskode
password-hint = Mindst 12 tegn
password-again = Den nye adgangskode igen
password-do = Gem adgangskoden
refused-password-short = Adgangskoden skal have mindst 12 tegn. Skriv for eksempel en hel sætning.
refused-password-long = Adgangskoden må højst have 256 tegn.
refused-password-name = Adgangskoden må ikke indeholde dit brugernavn.
refused-password-common = Den adgangskode er blandt de første, man gætter på. Vælg en anden.
refused-password-again = De to adgangskoder er ikke ens. Skriv den nye igen.
refused-password-current = Det er ikke din nuværende adgangskode.
refused-password-same = Det er den adgangskode, du fik. Vælg en, som kun du kender.
done-password = Adgangskoden er skiftet. Du er logget ud alle andre steder.

code-title = Kode fra telefonen
code-words = Skriv de seks cifre, som din telefon viser lige nu.
code-label = Kode
code-hint = Seks cifre, eller en af dine reservekoder
code-do = Log ind
code-wrong = Koden passer ikke. Vent på den næste, og skriv den. En kode gælder kun én gang.
code-lost = Har du mistet telefonen, så brug en reservekode, eller bed administratoren om at fjerne den anden faktor.

factor-title = Den anden faktor
factor-words = En adgangskode kan blive set over skulderen. Derfor skal du også bruge en kode fra din telefon.
factor-step-app = Åbn en app til engangskoder på telefonen, for eksempel den, dit styresystem har, eller en gratis autentifikator.
factor-step-picture = Tag billede af koden her med appen.
factor-picture = Billedkode til telefonens app; den samme hemmelighed står som tekst nedenunder
factor-step-text = Eller skriv hemmeligheden ind:
factor-step-code = Skriv de seks cifre, som appen viser.
factor-do = Sæt op
factor-move-title = Flyt til en ny telefon
factor-move-words = Skriv først en kode fra den gamle telefon eller en reservekode.
codes-title = Reservekoder
codes-words = Skriv disse koder af, eller print dem, og gem dem et andet sted end telefonen. Hver kan bruges én gang, hvis telefonen er væk.
codes-once = De vises kun nu.
codes-go-on = Jeg har gemt dem
account-factor = Anden faktor
account-factor-since = kode fra telefon, sat op { $date }
account-factor-none = ikke sat op
account-factor-set = Sæt op
account-factor-move = Flyt til en ny telefon
accounts-factor-since = kode fra telefon, sat op { $date }; { $n ->
    [one] 1 reservekode
   *[other] { $n } reservekoder
  } tilbage

sessions-title = Her er du logget ind
sessions-lead = Ser du noget, du ikke kender, så log det ud, og skift adgangskode.
sessions-browser = Browser
sessions-address = Netværksadresse
sessions-since = Siden
sessions-seen = Sidst brugt
sessions-end = Log ud
sessions-this = denne browser
sessions-unknown = ukendt browser
sessions-end-one = Log ud her
sessions-end-others = Log ud alle andre steder
sessions-none = Ikke logget ind nogen steder
done-session-ended = Der er logget ud.

nav-accounts = Konti
accounts-title = Konti
accounts-lead = Hvem der kan logge ind, og hvordan. Herfra kan ingen sager ses.
accounts-add = Ny konto
accounts-nameless = Det seneste døgn er der { $n ->
    [one] ét forsøg
   *[other] { $n } forsøg
  } på at logge ind med brugernavne, der ikke findes.
accounts-name = Navn
accounts-role = Rolle
accounts-team = Team
accounts-district = Område
accounts-district-hint = Kun for en områdeleder: det område, vedkommende leder.
accounts-provider = Leverandør
accounts-provider-hint = Kun for en leverandør: den virksomhed, vedkommende arbejder for.
accounts-user-name = Brugernavn
accounts-state = Konto
accounts-entered = Sidst logget ind
accounts-failed = Forgæves forsøg, 1 døgn
accounts-active = aktiv
accounts-none = ingen konto
accounts-first = venter på første login
accounts-first-since = første adgangskode givet { $date }, endnu ikke skiftet
accounts-disabled = lukket
accounts-left = fratrådt
accounts-worker = Medarbejder
accounts-or-new = Eller en ny medarbejder
accounts-user-name-hint = Bogstaver, tal, punktum, bindestreg, understreg eller @. Store og små bogstaver er ens.
accounts-password = Giv en første adgangskode. Lad være, hvis medarbejderen kun skal logge ind gennem kommunens login.
accounts-add-do = Opret kontoen
accounts-go-on = Videre til kontoen
accounts-deeds = Hvad der kan gøres med kontoen
accounts-own = Din egen adgangskode og anden faktor skifter du under Min konto
accounts-do-password = Giv en ny første adgangskode
accounts-do-factor = Fjern den anden faktor
accounts-do-links = Glem forbindelsen til kommunens login
accounts-do-sessions = Log ud alle steder
accounts-do-disable = Luk kontoen
accounts-do-enable = Åbn kontoen igen
accounts-do-leave = Medarbejderen er fratrådt
accounts-role-title = Rolle og team
accounts-role-words = En ny rolle logger medarbejderen ud, så den gælder fra næste login.
accounts-do-role = Gem rolle og team
first-password-title = Første adgangskode
first-password-words = Giv medarbejderen denne adgangskode, helst over telefonen eller ansigt til ansigt:
first-password-once = Den vises kun nu og skal skiftes ved første login.
first-password-none = Kontoen er oprettet. Medarbejderen logger ind gennem kommunens login.
done-account-disabled = Kontoen er lukket, og der er logget ud alle steder.
done-account-enabled = Kontoen er åben igen.
done-sessions-ended = Der er logget ud alle steder.
done-factor-reset = Den anden faktor er fjernet. Den sættes op igen ved næste login.
done-links-forgotten = Forbindelsen til kommunens login er glemt. Den laves igen ved næste login.
done-worker-left = Medarbejderen er registreret som fratrådt og kan ikke logge ind.
done-role-changed = Rolle og team er gemt.
refused-user-name = Et brugernavn har 2 til 64 bogstaver, tal, punktummer, bindestreger, understreger eller @.
refused-user-name-taken = Det brugernavn har en anden.
refused-has-account = Medarbejderen har allerede en konto.
refused-own-account = Det kan du ikke gøre ved din egen konto. Bed en anden administrator om det.

attempts-title = Forsøg på at logge ind
attempts-at = Hvornår
attempts-outcome = Udfald
attempts-address = Netværksadresse
attempts-browser = Browser
attempts-wrong = forkert adgangskode
attempts-code = forkert kode
attempts-step = adgangskode rigtig, kode mangler
attempts-in = kom ind
attempts-known = kendt browser
attempts-none = Ingen forsøg de seneste 90 dage

## Hvad en administrator gør ved en konto
account-act-added = oprettet
account-act-password-reset = ny første adgangskode
account-act-factor-reset = anden faktor fjernet
account-act-disabled = lukket
account-act-enabled = åbnet igen
account-act-sessions-ended = logget ud alle steder
account-act-linked = forbundet med kommunens login
account-act-links-forgotten = forbindelse til kommunens login glemt
event-account-changed = Konto ændret

# Sådan får man fat i en medarbejder
contact-title = Telefon og e-mail
contact-lead = Så kan familien få fat i den, de skal tale med: det står i brevene og på familiens plan.
contact-phone = Telefon
contact-email = E-mail
contact-send = Gem
done-contact = Telefon og e-mail er gemt.
refused-phone = Skriv et telefonnummer med mindst otte cifre, eller lad feltet stå tomt.
refused-email = Skriv en hel e-mailadresse, eller lad feltet stå tomt.
event-worker-contact-set = Telefon og e-mail ændret
