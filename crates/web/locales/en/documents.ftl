## Words for documents, attachments and KLE numbers.

documents-title = Documents
documents-knot = Belongs to
documents-knot-here = Here
documents-all = See all documents, or add a new one
documents-add = Add a document to the case
documents-none = There are no documents yet
documents-none-text = Statements, letters, minutes and consents that come or go are kept here with their day and sender.
documents-name = Title
documents-on = Day
documents-kind = Kind
documents-party = From or to
documents-kle = KLE
documents-file = File
attachments-title = Attachments
attachments-link = { $n ->
    [0] No attachments yet. Add one to the enquiry
    [one] One attachment to the enquiry
   *[other] { $n } attachments to the enquiry
}

document-file = File
document-file-hint = At most { $n } MB in all. The file may be: { $kinds }.
document-title = Title
document-title-hint = Leave it empty if the name of the file says what it is.
document-kind = What is it?
document-way = Did it come from outside, was it sent, or is it our own?
document-on = When did it come, or when was it sent?
document-party = From whom, or to whom?
document-for = Who may see it besides the staff of the case?
document-for-hint = What others have told in confidence the family must not get to see from here.
document-send = Add it to the case
document-closed = Can be read no more
document-kilobytes = { $n } kB
document-megabytes = { $n } MB
document-file-name = document
done-document = The document is in the case.

document-kind-letter = Letter
document-kind-statement = Statement
document-kind-report = Report or assessment
document-kind-application = Application
document-kind-consent = Consent
document-kind-plan = Plan
document-kind-decision = Decision
document-kind-minutes = Minutes
document-kind-attachment = Attachment to a notification
document-kind-other = Other

document-way-received = Received
document-way-sent = Sent
document-way-own = Made here

document-for-staff = Nobody else
document-for-family = The child and the parents
document-for-provider = The child, the parents and the provider

field-kle = KLE number
kle-hint = The number that usually fits stands there already.
kle-hint-kind = Leave it empty, and the number follows from what it is.

event-document-added = Document
adopted-kle = KLE numbers
adopted-template = Letter template
view-documents = Documents of the case
view-document = A document in the case

refused-no-file = Choose the file.
refused-one-file = Choose one file at a time.
refused-file-large = The file is too large. Save it smaller, or divide it into several, and choose it again.
refused-file-kind = That kind of file cannot be added. Save it as PDF, and choose it again.
