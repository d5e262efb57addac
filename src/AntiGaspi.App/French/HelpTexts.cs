using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>Answers to what families ask most: each question, and its answer.</summary>
public static class HelpTexts
{
    public static string Title => FrameTexts.Help;

    /// <summary>The questions without a link, in their order, before that of a child who changes school.</summary>
    public static IReadOnlyList<(string Question, string Answer)> Answers =>
    [
        (Say("Décommander un repas"),
            Say("Connectez-vous. Chaque jour de cantine a son bouton «\u00A0Décommander\u00A0». À côté, vous lisez jusqu’à quand c’est possible et ce qui sera déduit. Un geste suffit, et vous pouvez revenir dessus jusqu’à l’heure limite.")),
        (Say("L’heure limite est passée"),
            Say("La cuisine a déjà compté le repas\u00A0: il reste facturé. Vous pouvez quand même prévenir, elle en tiendra compte. Si votre enfant vient, il mange.")),
        (Say("Mon enfant peut-il sortir\u00A0?"),
            Say("Décommander un repas ne donne pas le droit de sortir du collège, et n’excuse pas une absence. Pour cela, prévenez la vie scolaire, comme d’habitude.")),
        (Say("Combien vais-je récupérer\u00A0?"),
            Say("Le prix du repas, selon le règlement de la restauration voté par la collectivité. Il est déduit de votre facture\u00A0: rien n’est versé sur un compte, et nous ne demandons pas de coordonnées bancaires. La page «\u00A0Remboursements\u00A0» explique chaque somme.")),
        (Say("Je n’ai pas reçu mon code, ou je l’ai perdu"),
            Say("Si le collège a votre adresse électronique, vous n’en avez pas besoin\u00A0: connectez-vous avec elle. Sinon, demandez un nouveau code au secrétariat du collège\u00A0; l’ancien ne sert plus.")),
        (Say("Nous sommes deux parents"),
            Say("Chacun a sa connexion et voit les repas. Chacun est prévenu de ce que fait l’autre, sans jamais voir ses coordonnées. La somme est déduite de la facture de la personne qui paie.")),
    ];

    public static string NewSchool => Say("Mon enfant change de collège");
    public static string NewSchoolAnswer => Say("Quand le nouveau collège l’a inscrit, reliez-le à votre compte avec la date de naissance.");
    public static string NoInternet => Say("Je n’ai pas internet");
    public static string NoInternetAnswer => Say("Appelez le secrétariat du collège\u00A0: il décommande pour vous, jusqu’à la même heure limite.");
    public static string NotFound => Say("Je n’ai pas trouvé ma réponse");
}
