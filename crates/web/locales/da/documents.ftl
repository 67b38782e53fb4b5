## Ord for dokumenter, bilag og KLE-numre.

documents-title = Dokumenter
documents-knot = Hører til
documents-knot-here = Her
documents-all = Se alle dokumenter, eller læg et nyt i sagen
documents-add = Læg et dokument i sagen
documents-none = Der er ingen dokumenter endnu
documents-none-text = Udtalelser, breve, referater og samtykker, der kommer eller sendes, lægges her med dato og afsender.
documents-name = Titel
documents-on = Dato
documents-kind = Slags
documents-party = Fra eller til
documents-kle = KLE
documents-file = Fil
attachments-title = Bilag
attachments-link = { $n ->
    [0] Ingen bilag endnu. Læg et bilag ved henvendelsen
    [one] Ét bilag til henvendelsen
   *[other] { $n } bilag til henvendelsen
}

document-file = Fil
document-file-hint = Højst { $n } MB i alt. Filen kan være: { $kinds }.
document-title = Titel
document-title-hint = Lad feltet stå tomt, hvis filens navn siger, hvad det er.
document-kind = Hvad er det?
document-way = Kom det udefra, er det sendt, eller er det vores eget?
document-on = Hvornår kom det, eller hvornår blev det sendt?
document-party = Fra hvem, eller til hvem?
document-for = Hvem må se det ud over sagens medarbejdere?
document-for-hint = Hvad andre har fortalt i fortrolighed, må familien ikke få at se herfra.
document-send = Læg det i sagen
document-closed = Kan ikke læses mere
document-kilobytes = { $n } kB
document-megabytes = { $n } MB
document-file-name = dokument
done-document = Dokumentet ligger i sagen.

document-kind-letter = Brev
document-kind-statement = Udtalelse
document-kind-report = Rapport eller undersøgelse
document-kind-application = Ansøgning
document-kind-consent = Samtykke
document-kind-plan = Plan
document-kind-decision = Afgørelse
document-kind-minutes = Referat
document-kind-attachment = Bilag til en underretning
document-kind-other = Andet

document-way-received = Modtaget
document-way-sent = Sendt
document-way-own = Lavet her

document-for-staff = Ingen andre
document-for-family = Barnet og forældrene
document-for-provider = Barnet, forældrene og leverandøren

field-kle = KLE-nummer
kle-hint = Det nummer, der plejer at passe, står der allerede.
kle-hint-kind = Lad feltet stå tomt, så følger nummeret af, hvad det er.

event-document-added = Dokument
adopted-kle = KLE-numre
adopted-template = Brevskabelon
view-documents = Sagens dokumenter
view-document = Et dokument i sagen

refused-no-file = Vælg filen.
refused-one-file = Vælg én fil ad gangen.
refused-file-large = Filen er for stor. Gem den mindre, eller del den i flere, og vælg den igen.
refused-file-kind = Den slags fil kan ikke lægges i sagen. Gem den som PDF, og vælg den igen.
