namespace AntiGaspi.App.Notices;

/// <summary>Every message that the service sends; stored as its name. A kind without a text does not compile (<see cref="ComposeMessage"/>).</summary>
public enum MessageKind
{
    /// <summary>The one-time link and the code of somebody who signs in by e-mail.</summary>
    SignIn,

    /// <summary>The same for an agent, whose telephone is asked for afterwards.</summary>
    AgentSignIn,

    /// <summary>Something happened to the telephone of an agent.</summary>
    SecondFactorChanged,

    /// <summary>Somebody is invited to hold a role.</summary>
    Invitation,

    /// <summary>The school invites an adult of its file, with a code as on a letter.</summary>
    FamilyInvitation,

    /// <summary>The accesses to the meals of a child changed.</summary>
    LinkChanged,

    /// <summary>The school did not link somebody who asked.</summary>
    LinkRefused,

    /// <summary>In the evening, whether an absence until further notice goes on.</summary>
    AbsenceQuestion,

    /// <summary>To both parents in alternating custody, what was just changed and by whom.</summary>
    SharedAct,

    /// <summary>In the evening, what was seen at a meal and differs from what was said.</summary>
    AttendanceMismatch,

    /// <summary>What the school answers to a family that contested it.</summary>
    ContestAnswered,

    /// <summary>A principal lets somebody sign, or no longer does.</summary>
    Delegation,

    /// <summary>Before a deadline, a reason to think of the meals to come: asked for.</summary>
    MealReminder,

    /// <summary>What the person has just cancelled or restored, with a link to come back on it: asked for.</summary>
    MealReceipt,

    /// <summary>In the evening, what anybody changed for the family: asked for.</summary>
    MealDigest,

    /// <summary>To a browser, that a reminder or an evening message is there.</summary>
    PushNotice,
}

/// <summary>What is known of each kind before its text is written.</summary>
public static class MessageKinds
{
    /// <summary>The kinds that somebody waits for in front of a screen: they leave before all others.</summary>
    public static IReadOnlyList<string> Urgent { get; } = Enum.GetValues<MessageKind>().Where(IsUrgent).Select(kind => kind.ToString()).ToList();

    /// <summary>All others.</summary>
    public static IReadOnlyList<string> Others { get; } = Enum.GetValues<MessageKind>().Where(kind => !IsUrgent(kind)).Select(kind => kind.ToString()).ToList();

    /// <summary>The kinds that people ask for, and stop: none leaves for a mailbox that was refused for good.</summary>
    public static IReadOnlyList<MessageKind> Optional { get; } = Enum.GetValues<MessageKind>().Where(IsOptional).ToList();

    /// <summary>Whether a message is one that people ask for.</summary>
    public static bool IsOptional(MessageKind kind) => kind switch
    {
        MessageKind.MealReminder or MessageKind.MealReceipt or MessageKind.MealDigest => true,
        MessageKind.SignIn or MessageKind.AgentSignIn or MessageKind.SecondFactorChanged or MessageKind.Invitation or MessageKind.FamilyInvitation
            or MessageKind.LinkChanged or MessageKind.LinkRefused or MessageKind.Delegation or MessageKind.AbsenceQuestion or MessageKind.SharedAct
            or MessageKind.AttendanceMismatch or MessageKind.ContestAnswered or MessageKind.PushNotice => false,
    };

    /// <summary>Whether a message waits for the end of the quiet hours. A receipt answers somebody who is awake.</summary>
    public static bool IsQuiet(MessageKind kind) =>
        kind is MessageKind.AttendanceMismatch or MessageKind.ContestAnswered or MessageKind.PushNotice || (IsOptional(kind) && kind != MessageKind.MealReceipt);

    private static bool IsUrgent(MessageKind kind) => kind switch
    {
        MessageKind.SignIn or MessageKind.AgentSignIn => true,
        MessageKind.SecondFactorChanged or MessageKind.Invitation or MessageKind.FamilyInvitation or MessageKind.LinkChanged or MessageKind.LinkRefused
            or MessageKind.Delegation or MessageKind.MealReminder or MessageKind.MealReceipt or MessageKind.MealDigest
            or MessageKind.AbsenceQuestion or MessageKind.SharedAct or MessageKind.AttendanceMismatch or MessageKind.ContestAnswered or MessageKind.PushNotice => false,
    };
}
