using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.French;

/// <summary>What a family reads of the presence of its children at meals, where it differs from what was said, and how it says that it is not so.</summary>
public static class AttendanceTexts
{
    public const string Title = "Ce que le collège a vu à midi";
    public const string Lead = "Le collège note qui vient manger. Quand cela ne correspond pas à ce que vous avez dit, nous vous le disons le soir même. Un enfant qui vient mange toujours.";
    public const string Nothing = "Rien à lire\u00A0: ce que le collège a vu correspond à ce que vous avez dit.";
    public const string Contest = "Ce n’est pas exact";
    public const string HowToContest = "Un geste suffit, sans donner de raison. Le collège vérifie, puis vous répond.";
    public const string NoMoney = "Rien n’est changé sur la facture.";
    public const string Read = "Lire, et dire si ce n’est pas exact";
    public const string DoneTitle = "C’est noté\u00A0: ce n’est pas exact";
    public const string DoneText = "Le collège vérifie, puis vous répond. Vous lirez sa réponse ici.";
    public const string NotDone = "Rien n’a été changé";
    public const string BackToList = "Revenir à ce que le collège a vu";
    public const string Ended = "Ce lien ne sert plus";
    public const string EndedText = "Sa semaine est passée, ou il a été fermé, ou il n’est pas entier. Rien n’a été changé.";
    public const string EndedNext = "Connectez-vous pour lire ce que le collège a vu. Vous pouvez aussi l’appeler.";
    public const string SignIn = "Me connecter";
    public const string ForYou = "Ce lien est pour vous seulement. Rien n’est changé tant que vous ne touchez pas le bouton.";

    /// <summary>On the page of the meals: something is to be read about a child.</summary>
    public static string ToRead(IReadOnlyList<string> children) => $"Ce que le collège a vu à midi ne correspond pas à ce que vous avez dit pour {Formats.Join(children)}.";

    /// <summary>The title of the page of a link.</summary>
    public static string TitleOf(string child) => $"{Title}\u00A0: {child}";

    /// <summary>What was said, and what was seen.</summary>
    public static string What(Mismatch mismatch)
    {
        var (child, day) = (mismatch.GivenName, Formats.Day(mismatch.Meal.Day) + MealTexts.Suffix(mismatch.Meal.Service));
        return mismatch.Kind switch
        {
            MismatchKind.CancelledButCame => $"Le repas de {child}, {day}, était décommandé. Le collège a pourtant vu {child} à la cantine.",
            MismatchKind.ToldAbsentButCame => $"Vous aviez signalé l’absence de {child}, {day}. Le collège a pourtant vu {child} à la cantine.",
            MismatchKind.ExpectedButAbsent => $"Le repas de {child}, {day}, était prévu. Le collège n’a pas vu {child} à la cantine.",
        };
    }

    /// <summary>What it changes, and what to do.</summary>
    public static string Then(Mismatch mismatch) => mismatch.Kind switch
    {
        MismatchKind.CancelledButCame or MismatchKind.ToldAbsentButCame => $"{NoMoney} {mismatch.GivenName} a mangé comme les autres.",
        MismatchKind.ExpectedButAbsent =>
            $"{NoMoney} {mismatch.GivenName} devait être au collège à midi\u00A0? Appelez-le\u00A0: {Formats.Phone(mismatch.SchoolPhone)}.",
    };

    /// <summary>The full name of the button.</summary>
    public static string ContestName(Mismatch mismatch) => $"{Contest}, {mismatch.GivenName}, {Formats.Day(mismatch.Meal.Day)}{MealTexts.Suffix(mismatch.Meal.Service)}";

    /// <summary>What became of a contest.</summary>
    public static string Fate(Contested contested) => contested.Answer is { } answer ? Answer(answer) : $"Vous avez dit que ce n’est pas exact. Le collège vous répond avant la fin du {Formats.Day(contested.DueDay)}.";

    /// <summary>The answer of the school, as the family reads it.</summary>
    public static string Answer(ContestAnswer answer) => answer switch
    {
        ContestAnswer.Corrected => $"Le collège a vérifié\u00A0: vous avez raison, c’est corrigé. {NoMoney}",
        ContestAnswer.InDoubt => $"Le collège ne peut pas le savoir. Le doute est pour vous\u00A0: ce qui a été vu ne compte plus. {NoMoney}",
        ContestAnswer.Upheld => $"Le collège a vérifié\u00A0: ce qui a été vu reste noté. {NoMoney} Vous pouvez l’appeler pour en parler.",
    };

    /// <summary>Why a meal is not contested, and what to do.</summary>
    public static string For(ContestRefusal why) => why switch
    {
        ContestRefusal.UnknownMeal => "Ce repas n’est pas celui d’un de vos enfants.",
        ContestRefusal.NothingToContest => "Il n’y a rien à contester pour ce repas\u00A0: ce que le collège a vu correspond à ce que vous avez dit.",
        ContestRefusal.TooLate => "Ce repas est trop ancien pour être contesté ici. Appelez le collège.",
    };
}
