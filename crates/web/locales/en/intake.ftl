## Intake: the form on the open web, who the child is, the picture of earlier enquiries, letters to the notifier.

# The form on the open web
concern-title = Write about your concern for a child
concern-acute = Is the child in danger now?
concern-acute-text = Call 112. You can also call the municipality or, outside opening hours, its duty officer. Do not wait for an answer from this page.
concern-acute-phone = Call 112. You can also call the municipality or, outside opening hours, its duty officer at { $phone }. Do not wait for an answer from this page.
concern-intro = You need not be sure. Write what you have seen or heard, and we will find out whether the child needs help. It takes a few minutes.
concern-who = Who are you?
concern-citizen = I write as a private person
concern-citizen-hint = You are family, a friend or a neighbour, or you are the child or young person yourself. You may stay anonymous.
concern-professional = I write in my work
concern-professional-hint = For example from a school, day care, health care or the police. You must say who you are.
concern-next = What happens when you have sent it
concern-next-1 = You get a receipt number at once. If you tell us how to reach you, you also get a receipt within six working days.
concern-next-2 = We read what you wrote and assess within 24 hours whether the child needs help at once.
concern-next-3 = We are bound to secrecy, so we can tell you only little of what we do. If you write in your work, you will hear whether we have begun something.
concern-next-4 = Parents usually have the right to read what you wrote, and to know who you are if you have said so.
concern-back = Back
concern-what = What are you concerned about?
concern-concern = Your concern
concern-concern-hint = What have you seen or heard, when, and for how long has it gone on? You need not explain why.
concern-danger = I think the child is in danger today
concern-danger-hint = Then we read it first. Call us, too.
concern-child = Who is the child?
concern-child-hint = Write what you know. One of the fields is enough, but the more, the sooner we find the child.
concern-child-name = The child's name
concern-child-cpr = The child's CPR number
concern-child-address = The child's address
concern-child-described = Age, school or day care
concern-you = Who are you?
concern-citizen-you = If you leave name and contact empty, you are anonymous. Then we can neither send you a receipt nor ask you for more.
concern-professional-you = When you write in your work, you cannot be anonymous.
concern-notifier = Where do you work?
concern-relation = Who are you to the child?
concern-relation-family = Family, friend or neighbour
concern-relation-child = I am the child or young person myself
concern-relation-other = Somebody else
concern-notifier-name = Your name
concern-notifier-contact = Telephone or e-mail
concern-privacy = In the municipality, only staff who work with children and young people read what you send. It is kept in the child's file.
concern-tab = If the connection fails, go back: what you have written stays in this tab. If others use the computer, close the tab when you are done.
concern-clear = Clear everything
concern-send = Send
concern-trap = Leave this field empty
concern-kept = What you wrote stands below. Nothing is lost.
concern-thanks = Thank you, we have received it
concern-arrived = It came { $at }. We assess it within 24 hours.
concern-number = Your receipt number is
concern-keep = Write the number down, or take a picture of it. If you call us, we can find what you sent by the number.
concern-another = Write about another child
concern-files-title = Do you have a file that we should see?
concern-files = Files
concern-files-most = At most { $n } files, until { $until }. You do not have to.
concern-files-send = Send the files
done-concern-files = The files are attached.
refused-concern-file-late = More than an hour has passed. Call us, or write again and attach the file.
refused-concern-files = At most five files can be attached. Call us if we should see more.
refused-concern-files-often = Many files are being sent right now. Wait a minute, and choose the files again. Your words have been received.
refused-concern-old = The page has been open for a long time. Press “Send” again.
refused-concern-quick = That was very quick. Read it through, and press “Send” again.
refused-concern-trap = A hidden field that must be empty was filled in. We have emptied it. Press “Send” again.
refused-concern-often = Many were sent from here in a short time. Wait a minute, and press “Send” again. If it is urgent, call us.
refused-concern-name = Write your name. Whoever writes in their work cannot be anonymous.
refused-concern-contact = Write a telephone number or an e-mail, so that we can reach you.
refused-concern-child = Write something by which we can find the child: name, CPR number, address, or age and school.
refused-concern-empty = Write what you are concerned about.

channel-open-form = The form on the web
begun-assessment = a child-protection assessment
begun-clarification = a clarification of the child's needs
begun-support = support
enquiry-advice = Enquiry for advice
enquiry-youth-crime-board = From the youth crime board
enquiry-disability = From the disability side

# Receipt number on the board
board-receipt = Receipt number
board-receipt-hint = When somebody calls about something they sent
board-receipt-go = Find
board-receipt-none = There is no notification with that number among those you have access to.

# Who is the child?
child-title = Who is the child?
child-text-form = It came through the form on the web, and the child is not recognised yet.
child-text-described = Whoever contacted us could not say who the child is, and it is not recognised yet.
child-text-reach = Whoever put the child on record cannot see all children. Look whether we know the child.
child-text-clock = The 24 hours run all the same, and you can evaluate it at once.
child-text-no-clock = You can record what is to happen at once.
child-given-name = Name as written
child-given-cpr = CPR number as written
child-given-address = Address as written
child-given-described = Description
child-find = Find the child
child-find-hint = Name, case number, CPR number or street and house number
child-find-go = Find
child-find-none = We cannot find a child with that name, number or address. Register the child below.
child-known = Is it one of these children?
child-known-go = This is the child
child-new = A child we do not know
child-new-go = Register the child
done-child = The notification now belongs to the child.
child-undo = Is it not { $name }?
child-undo-text = Then the notification leaves the child's case, with its assessment and attachments, and you are asked again who the child is. What else was recorded in the case stays there.
child-undo-go = It is not the child
done-child-undone = The notification no longer belongs to the child. Say who the child is.

# Evaluation
notif-causes-hint = The notifier has chosen no causes. Tick those you see.
notif-out-of-hours = The office is closed. If you can reach somebody who does not know the case, say who; otherwise you evaluate alone for now.
notif-handle = What is to be done?
notif-handle-send = Record what is to be done

# Several enquiries seen as one
picture-title = Earlier about the child and siblings
picture-none = This is the first enquiry we have about the child and siblings.
picture-sum = { $n ->
    [one] 1 more enquiry in the last year
   *[other] { $n } more enquiries in the last year
  }
picture-older = { $n ->
    [one] 1 earlier enquiry, more than a year old
   *[other] { $n } earlier enquiries, all more than a year old
  }
picture-sibling = sibling: { $name }
picture-waits = waits for its evaluation
picture-acute = acute
picture-child = Child
picture-source = From
picture-causes = Causes
picture-outcome = Outcome
picture-here = the one you are on
picture-drawn = The enquiries over time
picture-marks = Triangle: acute. Dashed ring: waits for its evaluation. Whole ring: the one you are on.
picture-nth = { $nth ->
    [2] Second
    [3] Third
    [4] Fourth
    [5] Fifth
    [6] Sixth
    [7] Seventh
    [8] Eighth
    [9] Ninth
    [10] Tenth
   *[other] No. { $nth }:
  } concern in { $months ->
    [one] 1 month
   *[other] { $months } months
  }
picture-about = { $n ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $n }
  } about { $cause }

# Letters to the notifier
letter-text = Text of the letter
letter-text-hint = Mark the text to copy it, or print the page. It is in Danish.
letter-dear = Dear { $name }
letter-dear-nobody = To you who notified us
letter-receipt-title = Receipt for your notification
letter-receipt-arrived = We have received your notification { $at }.
letter-receipt-arrived-form = We have received your notification by the form on the municipality's website { $at }. The receipt number is { $number }.
letter-receipt-evaluated = Every notification is assessed within 24 hours.
letter-receipt-citizen = We are bound to secrecy and cannot tell you more of what happens. That does not mean that we do nothing.
letter-receipt-professional = Because you notified in your work, you will hear whether we have begun an assessment, a clarification or support, unless special circumstances speak against it (barnets lov § 138, stk. 2).
letter-again = If you become concerned again, write or call us. If the child is in danger, call 112.
letter-thanks = Thank you for reacting.
letter-informed-title = About your notification
letter-informed-about = You notified us { $at } about a child you meet in your work. We must tell you whether we have begun something (barnets lov § 138, stk. 2).
letter-informed-begun = After your notification this was begun:
letter-informed-nothing = No assessment, clarification or support was begun after your notification.
letter-informed-told = About the support, because it matters for what you do for the child: { $words }
letter-informed-secret = This is confidential. You may use it only in your work with the child.
letter-regards = Kind regards
told-title = Letter to the professional
told-hint = The professional must know whether something was begun. The text follows from the case as it stands now.
told-more = Kind and length of the support
told-more-hint = Only if it matters much for the support the professional gives the child (barnets lov § 138, stk. 3). It stands in the letter once you have saved it.
told-send = Record that it was told
told-sent = Letter to the professional
done-told = It is recorded that the professional was told.
refused-not-professional = Only a professional we know can be told what was begun.

# New enquiry
register-siblings-known = Siblings we know
register-unborn = A child not yet born
register-mother-name = The mother's name
register-mother-cpr = The mother's CPR number
register-due = Due date
refused-no-mother = Write the mother's name.
notif-contact = Can be reached at
notif-channel = Came by
register-relative = Is it somebody we know around the child?
register-relative-hint = Then the name is known. Who notified stands here and in the letters only.
