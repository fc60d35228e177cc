namespace Avow.Demo;

/// <summary>The words of made-up enquiries.</summary>
internal static class DemoEnquiryWords
{
    /// <summary>What people ask a firm that answers calls.</summary>
    public static readonly IReadOnlyList<DemoEnquiry> Callers =
    [
        new(0, "Elin Marsden", "Thistledown Lettings", "form", "We are three people and miss about ten calls a day while we are out at viewings. What would it cost if you took them from nine to six?", IsFirstContact: true),
        new(0, "Idris Vaughan", "", "form", "Do you answer in Welsh as well? Half of our customers would rather speak it.", IsFirstContact: true),
        new(1, "Harriet Sloane", "Sloane & Dunn Opticians", "phone", "Wants evenings and Saturdays only. Asked whether the diary can be shared with their own. Ring back before noon."),
        new(2, "Tunde Bankole", "Kestrel Lifts", "form", "Our engineers are on call at night. Can you ring the next one on the list when the first does not answer?", IsFirstContact: true),
        new(3, "Frances Oddy", "Oddy Removals", "email", "Please send me prices for 150 calls a month, with messages by text.", "Thank you for asking. For 150 calls a month the price is in the table attached to our page “Prices”, column two; texts are included. Shall we set up a week to try it?", "Rang: the price is fine, wants to start the week after next. Needs the form to ask for both postcodes."),
        new(5, "Piotr Malec", "Malec Plastering", "phone", "Has a bad line at the moment and loses calls. Wants to know how quickly we could begin.", "We can begin within two working days. All we need from you is your greeting and who receives the messages."),
        new(6, "Geraldine Foy", "Foy Veterinary Surgery", "form", "Would your people know what is urgent for an animal? We would give you a list of questions.", "They would follow your list and mark the message urgent when an answer on it says so. I suggest a trial with ten of your own test calls."),
        new(9, "Amrit Gill", "Gill Property Care", "email", "Can we see our messages on the telephone without installing anything?", "Yes: each message comes with a link that opens in the browser.", "Wrote back: wants to talk it through with the partner first."),
        new(14, "Lorna Beattie", "Beattie Funerals", "phone", "Asked for somebody calm at night. Would like to hear a recording of how we answer.", "We do not record calls, but we can ring you tonight and answer as we would in your name."),
        new(38, "Stuart Penhale", "Penhale Boats", "form", "Only the season interests us, from Easter to October. Can we stop in winter?", "You can stop at the end of any month and begin again when you like. Shall we put you down for Easter?"),
        new(52, "Bronwen Yates", "Yates Ceramics", "email", "We were looking for somebody to take orders by telephone as well, with stock numbers.", "We can note the stock number and the amount, and hand the order over as a message. Would that be enough?"),
        new(8, "Rufus Hallam", "Hallam Tyres", "phone", "Wanted prices; has taken somebody on for the desk in the meantime and does not need us.", IsClosed: true),
    ];

    /// <summary>What people ask a firm that makes things for the web, or products for a trade.</summary>
    public static readonly IReadOnlyList<DemoEnquiry> Makers =
    [
        new(0, "Nell Harcourt", "Harcourt Cider", "form", "We would like to sell our cider from our own site, with an age check. Could you tell us what that takes?"),
        new(0, "Joel Abara", "Abara Physiotherapy", "form", "Our booking page is slow on telephones. Can you look at it and say whether it can be mended or should be new?"),
        new(1, "Winifred Cole", "", "form", "I give piano lessons and need one page with my times and a form. Is that too small for you?"),
        new(2, "Sandeep Rao", "Rao Electrical", "phone", "Does jobs for housing associations and wants the job sheets to reach their system by themselves. Ring after four."),
        new(3, "Cerys Morgan", "Morgan Upholstery", "email", "Please send me an offer for moving our shop, about 300 products with photographs.", "Thank you. For 300 products we would reckon nine days of work. May we look at your present shop first?", "Sent the log-in for the old shop’s export; wants to be ready before the spring fair."),
        new(4, "Bastian Kroll", "Kroll Roofing", "form", "We have eleven people on site. Can everybody see only his own jobs?", "Yes, each person has a log-in of their own and sees the jobs that carry their name. Shall I show you on Thursday?"),
        new(7, "Odette Fairlie", "Fairlie Gardens", "form", "Can customers upload pictures of their garden with the request?", "They can, up to ten pictures each. You decide how long the pictures stay."),
        new(10, "Magnus Reay", "Reay Joinery", "email", "What happens to our data if we leave again?", "You get all of it as files that other programs read, and then ours is deleted within the time that the contract names.", "Wrote back: that is what he wanted to hear; will decide after the holidays."),
        new(13, "Philippa Stagg", "Stagg Catering", "phone", "Wants the menu to change by itself each week. Was pleased to hear that it can be printed too.", "I have put an example with your own menu on a page that only you can open; the address is on its way by post."),
        new(41, "Donal Keane", "Keane Drainage", "form", "How long does it take until we could invoice from the van?", "About a week, with half a day of training. Shall we find a day for it?"),
        new(60, "Tamsin Orchard", "Orchard Stays", "email", "We let four cottages and would like one calendar for all of them.", "One calendar for four cottages is no trouble. May I ask which of the booking sites you use today?"),
        new(6, "Leonard Fitch", "Fitch Models", "form", "Wanted a shop for model trains; has found somebody in his club who does it.", IsClosed: true),
    ];
}
