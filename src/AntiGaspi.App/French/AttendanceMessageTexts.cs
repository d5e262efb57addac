using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Meals;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>The mails about presence at meals: what was seen, in the evening, and the answer to a contest. They name the child, never an adult, and no amount.</summary>
public static class AttendanceMessageTexts
{
    private static string OneTap => Say("Le lien ouvre une page\u00A0: rien n’est changé tant que vous n’y touchez pas le bouton. Il est pour vous seulement. Aucun paiement ne vous sera demandé.");

    /// <summary>In the evening.</summary>
    /// <param name="told">What differs, each with the page where it is contested.</param>
    public static MailText Evening(IReadOnlyList<(Mismatch Mismatch, Uri Link)> told) => new(
        Say("Cantine\u00A0: ce que le collège a vu à midi"),
        [
            new(MessageTexts.Hello),
            .. told.SelectMany(one => new MailLine[]
            {
                new($"{AttendanceTexts.What(one.Mismatch)} {AttendanceTexts.Then(one.Mismatch)}"),
                new(AttendanceTexts.ContestName(one.Mismatch), one.Link),
            }),
            new(OneTap),
            new(Say("C’est exact\u00A0? Vous n’avez rien à faire.")),
            new(MessageTexts.Signed),
        ]);

    /// <summary>The answer of the school.</summary>
    public static MailText Answer(Mismatch mismatch, ContestAnswer answer, Uri page) => new(
        Say("Cantine\u00A0: la réponse du collège"),
        [new(MessageTexts.Hello), new(AttendanceTexts.What(mismatch)), new(AttendanceTexts.Answer(answer)), new(Say("Voir ce que le collège a vu"), page), new(FamilyTexts.Phone(mismatch.SchoolName, mismatch.SchoolPhone)), new(MessageTexts.Signed)]);
}
