# Klager over afgørelser: sagens side og listen for ledere.

complaints-title = Klager
complaints-intro = Det, der skal genvurderes først, står øverst. Afsluttede klager bliver stående i et år.
complaints-none = Ingen har klaget
complaints-none-text = Når en part klager over en afgørelse, står klagen her med genvurderingen og Ankestyrelsens afgørelse. Kommunen har fire uger til at genvurdere.
complaints-list-none = Her er ingen klager
complaints-list-none-text = Klager registreres på sagen. Så står de her, indtil et år efter at de er afsluttet.
complaints-all = Alle
complaints-filter = Hvor langt klagen er
complaints-child = Barn
complaints-state = Hvor langt klagen er
complaints-count = { $n ->
    [one] 1 klage
   *[other] { $n } klager
  }
complaints-worker = Rådgiver
complaints-open = Klager i sagen
complaints-over-this = Klager over afgørelsen
complaints-complain = Registrér klage over afgørelsen
overview-complaints = { $n ->
    [one] 1 klage venter på kommunen
   *[other] { $n } klager venter på kommunen
}
view-complaints = Klager

complaint-of = Klage af { $day }
complaint-over = Afgørelse
complaint-over-unknown = Afgørelsen er ikke registreret her
complaint-by = Hvem klager
complaint-in-time = Klagefrist
complaint-was-in-time = Kom til tiden, senest { $day }
complaint-was-late = Kom efter fristen, som var { $day }
complaint-counted-from-decision = { $weeks } uger fra afgørelsen { $day }. Er et brev gemt som sendt til den, der klager, regnes der fra det.
complaint-counted-from-letter = { $weeks } uger fra brevet, der blev sendt { $day }.
complaint-time-unknown = Kan ikke regnes ud uden afgørelsen
complaint-way = Vej
complaint-committee = Børne- og ungeudvalgets afgørelse: klagen går direkte til Ankestyrelsen uden genvurdering, og den ændrer ikke på, at afgørelsen gælder.
complaint-received = Modtaget
complaint-reassessed = Genvurderet
complaint-sent-on = Sendt til Ankestyrelsen
complaint-decided = Ankestyrelsen
complaint-words = Klagen
complaint-reassessed-words = Begrundelse for genvurderingen
complaint-decided-words = Ankestyrelsens begrundelse

complaint-stage-reassess = Venter på genvurdering
complaint-stage-send-on = Skal sendes til Ankestyrelsen
complaint-stage-appeal = Hos Ankestyrelsen
complaint-stage-settled = Afsluttet

record-complaint-received = Registrér klage
record-complaint-reassessed = Genvurdér en klage
record-complaint-sent-on = Send en klage til Ankestyrelsen
record-complaint-decided = Registrér Ankestyrelsens afgørelse
hint-complaint-received = Fire uger til at genvurdere regnes fra den dag, klagen kom. En klage over børne- og ungeudvalget sendes direkte til Ankestyrelsen.
hint-complaint-reassessed = Fuldt medhold afslutter klagen. Alt andet skal sendes videre til Ankestyrelsen med begrundelsen.
hint-complaint-sent-on = Tidspunktet er den dag, klagen og sagen blev sendt.
hint-complaint-decided = Hjemvises sagen, skal der træffes en ny afgørelse.
event-complaint-received = Klage modtaget
event-complaint-reassessed = Klage genvurderet
event-complaint-sent-on = Klage sendt til Ankestyrelsen
event-complaint-decided = Ankestyrelsen har afgjort klagen

field-committee = Klagen gælder en afgørelse fra børne- og ungeudvalget, som ikke står på listen
field-complained-by = Hvem klager?
field-complaint = Hvad går klagen ud på?
field-complaint-id = Klage
field-reassessment = Resultat
field-appeal = Ankestyrelsens afgørelse
refused-before-complaint = Det er før klagen kom. Se datoen efter.
refused-complaint-step = Det er allerede gjort, eller klagen går en anden vej. Se klagen efter.
refused-competence = Det er en andens afgørelse efter kompetenceplanen. Forelæg den for den, der kan træffe den.

reassessment-upheld = Afgørelsen fastholdt
reassessment-partly-changed = Delvist medhold
reassessment-changed = Fuldt medhold
reassessment-withdrawn = Klagen er trukket tilbage

appeal-upheld = Stadfæstet
appeal-changed = Ændret eller ophævet
appeal-sent-back = Hjemvist
appeal-rejected = Afvist

unit-complaint = klager
