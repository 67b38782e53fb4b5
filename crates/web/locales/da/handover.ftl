## Overdragelse af sager, fravær og sagens overblik til den næste.

handover-title = Overdrag { $name }s sager
handover-knot = Overdragelse
handover-knot-text = sager til andre
handover-intro = Fjern krydset ved de sager, der bliver, og vælg, hvem der tager resten. Du ser det hele igennem, før noget sker; så sker alt på én gang, eller slet ikke.
handover-conflict = En af sagerne har skiftet hænder, mens siden stod åben. Intet er overdraget. Se listen igennem og send igen.
hands-now = Sag { $number } er nu hos { $name }.
hands-nobody = Sag { $number } er ikke hos nogen lige nu.
hands-elsewhere = Sag { $number } er gået ud af dit område.
handover-briefs = Læs og udskriv overblikket for de overdragne sager
handover-none = Ingen åbne sager
handover-none-text = Sager, der overdrages til kollegaen, står her.
handover-home = Til dagens overblik
handover-absence = Fravær
handover-away = Væk fra { $from } og indtil videre.
handover-away-until = Væk fra { $from } til og med { $until }.
handover-substitutes = { $n ->
    [one] Vikar på 1 sag: { $names }
   *[other] Vikar på { $n } sager: { $names }
  }
handover-back = Kollegaen er tilbage
handover-back-hint = Fraværet slutter, og vikarerne går af sagerne.
handover-term = For hvor længe?
handover-term-good = Varigt
handover-term-good-hint = Sagen får ny rådgiver.
handover-term-away = Mens kollegaen er væk
handover-term-away-hint = En vikar kommer på sagen. Kollegaen har den stadig.
handover-from = Væk fra
handover-until = Til og med
handover-until-hint = Lad feltet stå tomt, hvis ingen ved det endnu. Hvorfor kollegaen er væk, skrives ikke.
handover-reason = Hvorfor?
handover-to = Hvem tager sagerne?
handover-to-hint = Du kan vælge en anden ved den enkelte sag.
handover-cases = Sager
handover-own-to = Denne sag til
handover-as-all = som de andre
handover-carries = { $cases ->
    [one] 1 sag
   *[other] { $cases } sager
  }, { $late ->
    [one] 1 frist overskredet
   *[other] { $late } frister overskredet
  }
handover-is-away = væk
handover-has-substitute = har vikar
handover-words = Hvad skal den næste vide?
handover-words-hint = Gælder alle de valgte sager og står øverst i overblikket. Resten hentes fra sagen.
handover-why-absence = fravær
handover-why-leaving = kollegaen stopper
handover-why-load = for mange sager
handover-why-speciality = sagen hører til i et andet team
handover-why-family-wish = familiens ønske
handover-why-other = andet
handover-link = Overdrag sager eller sæt vikar på
refused-no-move = Sæt kryds ved mindst én sag, og vælg, hvem der tager den.
refused-left-over = En sag med kryds har ingen, der tager den. Vælg en kollega til den, eller fjern krydset.
refused-has-case = Kollegaen har sagen i forvejen. Vælg en anden.
refused-same-worker = Sagerne er hos kollegaen i forvejen. Vælg en anden.
refused-away-until = Den sidste dag ligger før den første.
refused-not-away = Der er intet fravær at afslutte.
done-handover = Sagerne er overdraget.
done-back = Fraværet er slut, og vikarerne er taget af sagerne.
overview-away = væk

brief-title = Overblik til den næste
brief-count = { $n ->
    [one] 1 sag
   *[other] { $n } sager
  }
brief-intro = Hentet fra sagerne selv. Udskriv siden, eller læs den her.
brief-none = Ingen sager valgt
brief-none-text = Overblikket hentes fra en sags side, eller når sager overdrages.
brief-handed = Overdraget fra { $from } til { $to } { $day }
brief-substitute = { $to } er vikar for { $from } fra { $day }
brief-has = { $to } har sagen fra { $day }
brief-who = Hvem det handler om
brief-agreed = Hvad der er aftalt
brief-no-measure = Ingen indsats lige nu.
brief-due = Hvad der forfalder de næste to måneder
brief-nothing-due = Intet forfalder de næste to måneder.
brief-latest = Hvad der er sket sidst
brief-tell = Hvad familien skal have at vide
brief-tell-who = { $who } har sagen fra { $day }. Sig, hvordan man får fat i { $who }.
brief-tell-who-substitute = { $who } er vikar fra { $day }, mens { $from } er væk. { $from } har stadig sagen. Sig, hvordan man får fat i { $who }.
brief-tell-why-absence = Rådgiveren er væk en tid. Sig, om og hvornår I regner med, at vedkommende er tilbage.
brief-tell-why-leaving = Rådgiveren stopper. Det skyldes ikke familien.
brief-tell-why-load = Sagerne er fordelt på ny, så der er tid til den enkelte. Det skyldes ikke familien.
brief-tell-why-speciality = Sagen er flyttet til det team, der kan mest om det, der fylder nu.
brief-tell-why-family-wish = Familien har selv bedt om en anden. Sig, at ønsket er hørt.
brief-tell-why-other = Sig, hvorfor sagen har skiftet hænder.
brief-tell-next = Næste aftale er { $when }. Den står ved magt, til andet er sagt.
brief-tell-no-next = Der er ingen aftale i kalenderen. Aftal en dag, I ses.
brief-tell-plan = Planen og målene gælder stadig. Ingen skal fortælle det hele forfra.
brief-told = Skriv, at familien har fået besked
brief-was-told = Familien fik besked { $day }
brief-link = Overblik til den næste
record-family-told = Familien har fået besked om ny rådgiver
field-told = Hvad fik familien at vide?
event-family-told = Familien fik besked om ny rådgiver
event-absence-recorded = Fravær registreret
view-brief = Overblik til den næste
view-handover = Overdragelse

distribution-title = Fordel sager
distribution-knot = Fordeling
distribution-knot-text = sager uden rådgiver
distribution-intro = Sæt kryds ved de sager, du vil fordele, og vælg, hvem der tager dem. Du ser det hele igennem, før noget sker; så sker alt på én gang, eller slet ikke.
distribution-more = Her er de { $shown } med mest over fristen, af { $total } i alt.
distribution-to = Hvem tager sagerne?
distribution-to-hint = Du kan vælge en anden ved den enkelte sag. Forslaget er den, der har færrest sager; det vælger ingen for dig.
distribution-suggested = forslag: { $name }
distribution-look = Se fordelingen igennem
distribution-check = Sådan fordeler du
distribution-then = { $name } har { $now ->
    [one] 1 sag
   *[other] { $now } sager
  } nu, { $then } med disse.
distribution-new = { $name } får { $new ->
    [one] 1 sag
   *[other] { $new } sager
  }.
distribution-give = { $n ->
    [one] Fordel sagen
   *[other] Fordel { $n } sager
  }
distribution-change = Ret
distribution-gone = Intet er fordelt. En anden har imens fordelt sag { $cases }.
distribution-gone-text = Resten af det, du valgte, står herunder. Se det igennem, og send igen.
distribution-briefs = Læs og udskriv overblikket for de fordelte sager
distribution-link = Fordel flere sager på én gang
done-distributed = Sagerne er fordelt.
view-distribution = Fordeling af sager

# Overdragelsen set igennem
handover-look = Se overdragelsen igennem
handover-check = Sådan overdrager du
handover-look-good = Sagerne går videre for altid.
handover-look-away = En vikar tager sagerne fra { $from }, til kollegaen er tilbage.
handover-look-until = En vikar tager sagerne fra { $from } til og med { $until }.
handover-look-stays = { $n ->
    [one] En sag bliver, hvor den er.
   *[other] { $n } sager bliver, hvor de er.
}
handover-look-unseen = { $n ->
    [one] Én af sagerne kan du ikke se bagefter
   *[other] { $n } af sagerne kan du ikke se bagefter
}
handover-look-unseen-text = De går til et andet team, og kun lederen dér kan give dem tilbage. Hent overblikket, før du overdrager dem.
handover-briefs-first = Læs og udskriv overblikket først
handover-give = { $n ->
    [one] Overdrag sagen
   *[other] Overdrag de { $n } sager
}
