using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>What a family reads of the presence of its children at meals, where it differs from what was said, and how it says that it is not so.</summary>
public static class AttendanceTexts
{
    public static string Title => Say("Ce que le collège a vu à midi");
    public static string Lead => Say("Le collège note qui vient manger. Quand cela ne correspond pas à ce que vous avez dit, nous vous le disons le soir même. Un enfant qui vient mange toujours.");
    public static string Nothing => Say("Rien à lire\u00A0: ce que le collège a vu correspond à ce que vous avez dit.");
    public static string Contest => Say("Ce n’est pas exact");
    public static string HowToContest => Say("Un geste suffit, sans donner de raison. Le collège vérifie, puis vous répond.");
    public static string NoMoney => Say("Rien n’est changé sur la facture.");
    public static string Read => Say("Lire, et dire si ce n’est pas exact");
    public static string DoneTitle => Say("C’est noté\u00A0: ce n’est pas exact");
    public static string DoneText => Say("Le collège vérifie, puis vous répond. Vous lirez sa réponse ici.");
    public static string NotDone => Say("Rien n’a été changé");
    public static string BackToList => Say("Revenir à ce que le collège a vu");
    public static string Ended => Say("Ce lien ne sert plus");
    public static string EndedText => Say("Sa semaine est passée, ou il a été fermé, ou il n’est pas entier. Rien n’a été changé.");
    public static string EndedNext => Say("Connectez-vous pour lire ce que le collège a vu. Vous pouvez aussi l’appeler.");
    public static string SignIn => Say("Me connecter");
    public static string ForYou => Say("Ce lien est pour vous seulement. Rien n’est changé tant que vous ne touchez pas le bouton.");

    /// <summary>On the page of the meals: something is to be read about a child.</summary>
    public static string ToRead(IReadOnlyList<string> children) => Say($"Ce que le collège a vu à midi ne correspond pas à ce que vous avez dit pour {Formats.Join(children)}.");

    /// <summary>The title of the page of a link.</summary>
    public static string TitleOf(string child) => $"{Title}\u00A0: {child}";

    /// <summary>What was said, and what was seen.</summary>
    public static string What(Mismatch mismatch)
    {
        var (child, day) = (mismatch.GivenName, Formats.Day(mismatch.Meal.Day) + MealTexts.Suffix(mismatch.Meal.Service));
        return mismatch.Kind switch
        {
            MismatchKind.CancelledButCame => Say($"Le repas de {child}, {day}, était décommandé. Le collège a pourtant vu {child} à la cantine."),
            MismatchKind.ToldAbsentButCame => Say($"Vous aviez signalé l’absence de {child}, {day}. Le collège a pourtant vu {child} à la cantine."),
            MismatchKind.ExpectedButAbsent => Say($"Le repas de {child}, {day}, était prévu. Le collège n’a pas vu {child} à la cantine."),
        };
    }

    /// <summary>What it changes, and what to do.</summary>
    public static string Then(Mismatch mismatch) => mismatch.Kind switch
    {
        MismatchKind.CancelledButCame or MismatchKind.ToldAbsentButCame => Say($"{NoMoney} {mismatch.GivenName} a mangé comme les autres."),
        MismatchKind.ExpectedButAbsent =>
            Say($"{NoMoney} {mismatch.GivenName} devait être au collège à midi\u00A0? Appelez-le\u00A0: {Formats.Phone(mismatch.SchoolPhone)}."),
    };

    /// <summary>The full name of the button.</summary>
    public static string ContestName(Mismatch mismatch) => $"{Contest}, {mismatch.GivenName}, {Formats.Day(mismatch.Meal.Day)}{MealTexts.Suffix(mismatch.Meal.Service)}";

    /// <summary>What became of a contest.</summary>
    public static string Fate(Contested contested) => contested.Answer is { } answer ? Answer(answer) : Say($"Vous avez dit que ce n’est pas exact. Le collège vous répond avant la fin du {Formats.Day(contested.DueDay)}.");

    /// <summary>The answer of the school, as the family reads it.</summary>
    public static string Answer(ContestAnswer answer) => answer switch
    {
        ContestAnswer.Corrected => Say($"Le collège a vérifié\u00A0: vous avez raison, c’est corrigé. {NoMoney}"),
        ContestAnswer.InDoubt => Say($"Le collège ne peut pas le savoir. Le doute est pour vous\u00A0: ce qui a été vu ne compte plus. {NoMoney}"),
        ContestAnswer.Upheld => Say($"Le collège a vérifié\u00A0: ce qui a été vu reste noté. {NoMoney} Vous pouvez l’appeler pour en parler."),
    };

    /// <summary>Why a meal is not contested, and what to do.</summary>
    public static string For(ContestRefusal why) => why switch
    {
        ContestRefusal.UnknownMeal => Say("Ce repas n’est pas celui d’un de vos enfants."),
        ContestRefusal.NothingToContest => Say("Il n’y a rien à contester pour ce repas\u00A0: ce que le collège a vu correspond à ce que vous avez dit."),
        ContestRefusal.TooLate => Say("Ce repas est trop ancien pour être contesté ici. Appelez le collège."),
    };
}
