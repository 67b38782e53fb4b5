//! Files that the sender of a concern puts on it by the receipt.

use super::*;

#[tokio::test]
async fn whoever_holds_the_receipt_attaches_files_for_an_hour_and_reads_nothing() {
    let _turn = turn().await;
    let (guest, form) = opened("citizen").await;
    let sent = guest.post("/concern", &format!("{form}&{CITIZEN}")).await;
    let receipt = number(&guest, &sent).await;
    let here = sent.to.clone();
    let letter: (&str, &[u8]) = ("Tegning.pdf", b"%PDF-1.7 made up");
    let done = guest.post_files(&here, &[], &[letter, letter]).await;
    assert_eq!(done.to, format!("{here}&done=done-concern-files"));
    let thanks = guest.get(&done.to).await;
    assert!(thanks.body.contains("Filerne er lagt ved."));
    assert!(!thanks.body.contains("Tegning"), "nothing comes back");

    let reception = TOWN.log_in(Role::Reception).await;
    let found = found(&reception, &receipt).await;
    let attached = format!("{}/attachments", found.split('?').next().unwrap());
    let shown = reception.get(&attached).await;
    assert_eq!(shown.links_to(&format!("{attached}/")).len(), 2);

    let before = TOWN.app.store().head().unwrap();
    let said = |answer: &Answer, words: &str| {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(answer.body.contains(words), "»{words}« is missing");
        assert!(answer.body.contains(&receipt), "the receipt stays");
    };
    let many = guest.post_files(&here, &[], &[letter; 4]).await;
    said(&many, "højst lægges fem filer ved");
    let program: (&str, &[u8]) = ("x.pdf", b"MZ\x90\x00\x03");
    said(
        &guest.post_files(&here, &[], &[program]).await,
        "Den slags fil",
    );
    said(&guest.post_files(&here, &[], &[]).await, "#f-file");
    TOWN.clock.set(TOWN.app.now().add_seconds(3_601));
    let late = guest.post_files(&here, &[], &[letter]).await;
    said(&late, "mere end en time");
    // Without the receipt, or the form's own token, nothing is read.
    let other = guest
        .post_files("/concern/received?s=other", &[], &[letter])
        .await;
    assert_eq!(other.to, "/concern");
    let body = town::with_files(&[("_token", "forged")], &[letter]);
    let forged = axum::http::Request::post(&here)
        .header("cookie", guest.sent())
        .header("content-type", "multipart/form-data; boundary=b");
    let forged = TOWN
        .ask(forged.body(axum::body::Body::from(body)).unwrap())
        .await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert_eq!(TOWN.app.store().head().unwrap(), before);
}
