## Ord for brevskabeloner og for at skrive et brev.

nav-templates = Breve
templates-title = Brevskabeloner
templates-lead = Kommunens egne breve. Ret ordene her, se, hvordan brevet bliver, og tag det i brug. De ældre udgaver bliver stående.
templates-add = Ny skabelon
templates-name = Skabelon
templates-kind = Gemmes som
templates-language = Sprog
template-form = Skabelon
template-title = Overskrift
template-language-label = Hvilket sprog er brevet på?
template-kind = Hvilken slags dokument er brevet?
template-kind-hint = Det afgør, hvilket KLE-nummer brevet lægges under.
template-body = Brevets ord
template-body-hint = En tom linje skiller to afsnit. En linje, der begynder med # og et mellemrum, er en overskrift; en, der begynder med - og et mellemrum, er et punkt på en liste. Et navn i krøllede parenteser er et felt, som sagen fylder ud.
template-show = Vis, hvordan brevet bliver
template-adopt = Tag skabelonen i brug
template-fields = Felter, du kan bruge
template-unknown = Disse felter findes ikke: { $names }. Felterne står nedenfor.
template-versions = Udgaver
template-by-program = fulgte med programmet
template-sample-title = Sådan ser brevet ud
template-sample-hint = Udfyldt med en opdigtet sag.
done-template = Skabelonen er taget i brug.
refused-template-field = Ret de felter, der ikke findes.
refused-template-same = Der findes allerede en skabelon med præcis den tekst, eller navnet kan ikke bruges. Ret tekst eller navn.
refused-template-taken = Der er en skabelon, der hedder næsten det samme. Giv den nye et andet navn, eller ret den, der er.
refused-template-lacks = Sagen mangler noget, som skabelonen bruger. Det står øverst.

template-language-da = Dansk
template-language-en = Engelsk

template-field-recipient = Modtagerens navn
template-field-child = Barnets navn
template-field-case-number = Sagens nummer
template-field-today = Dags dato
template-field-caseworker = Rådgiverens navn
template-field-team = Teamets navn
template-field-municipality = Kommunens navn
template-field-duty-phone = Vagttelefonen
template-field-next-meeting = Næste aftalte møde
template-field-arrived-on = Dage for de underretninger, brevet handler om
template-field-notifications = De underretninger, brevet handler om, med dage
template-field-words = Det, du selv skriver i brevet
template-field-answer-by = Svarfristen for den høring, brevet handler om
template-field-heard-about = Det, modtageren høres om
template-field-heard-facts = De oplysninger, modtageren høres om

template-sample-recipient = Mona Prøve
template-sample-child = Ida Prøve
template-sample-case-number = 4711
template-sample-today = 23. november 2026
template-sample-caseworker = Mette Holm
template-sample-team = Team Nord
template-sample-municipality = Fjordby Kommune
template-sample-duty-phone = 12 34 56 78
template-sample-next-meeting = 3. december 2026 kl. 10.00
template-sample-arrived-on = 12. november og 16. november 2026
template-sample-notifications = underretningerne af 12. november og 16. november 2026
template-sample-words = Vi har talt med skolen, og vi vil gerne høre, hvad I selv tænker.

write-title = Skriv et brev
write-template = Hvilket brev?
write-to = Til hvem i sagen?
write-to-name = Eller til en anden: navn
write-to-name-hint = For eksempel skolen eller lægen. Vælg så ingen ovenfor.
write-to-address = Adresse
write-to-address-hint = Skriv den, hvis den i sagen mangler eller ikke er den rette.
write-notifications = Hvilke underretninger handler brevet om?
write-notifications-hint = Brevet siger dagene, hvis skabelonen har plads til dem. Der er sat kryds ved den seneste og ved dem, der kom i de fire måneder før, siden sidste afgørelse.
write-told-of = { $n ->
    [one] underretningen af { $days }
   *[other] underretningerne af { $days }
}
write-words = Det, du selv vil skrive
write-words-hint = Det står, hvor skabelonen har plads til dine egne ord.
write-show = Vis brevet
write-send = Gem det som sendt
write-preview = Brevet
write-lacks = Sagen mangler: { $fields }
write-lacks-text = Registrér det i sagen, eller vælg et andet brev. Så længe kan brevet ikke gemmes.
done-letter = Brevet ligger i sagen som PDF. Hent det her, og send det.
view-letter = Et brev i sagen
refused-letter-two = Vælg en ovenfor, eller skriv et navn, ikke begge dele.
refused-letter-to = Vælg, hvem brevet er til, eller skriv navnet.
letter-keep = Gem som sendt
letter-kept = gemt som sendt { $day }
done-letter-kept = Brevet ligger blandt sagens dokumenter.
