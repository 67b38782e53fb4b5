## Huller: åbne sager, som intet ville minde nogen om.

gaps-title = Huller i sagerne
gaps-count = { $n ->
    [one] 1 sag
   *[other] { $n } sager
  }
gaps-intro = Åbne sager, som intet ville minde nogen om. Et hul er ikke en overskredet frist. Det er et sted, hvor en sag kan glide ud af syne.
gaps-filter = Vis
gaps-all = Alle
gaps-what = Hvad mangler
gaps-none = Ingen huller
gaps-none-text = Alle åbne sager har en næste dato, en afgørelse bag hver indsats, en opfølgning forude og en rådgiver på arbejde, og alle, der mangler at blive hørt, har en, der skal høre dem.
gaps-link = Huller i sagerne: hvad ville ingen blive mindet om?
gap-owner = Sagen har ingen rådgiver, der er på arbejde
gap-task-owner = Nogen mangler at blive hørt, og den, der skulle gøre det, er ikke på arbejde
gap-next-date = Ingen frist og ingen aftale forude
gap-decision = En indsats uden en afgørelse bag
gap-follow-up = En indsats uden opfølgning forude
gap-plan-follow-up = En plan, der ikke er kommet en indsats af, og som ingen opfølgning er aftalt for
view-gaps = Huller i sagerne
