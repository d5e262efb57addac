namespace AntiGaspi.App.Accessibility;

/// <summary>What is known of a criterion on the pages of the service.</summary>
public enum CriterionState
{
    /// <summary>Held, with something that shows it.</summary>
    Conforming,

    /// <summary>Not held.</summary>
    NotConforming,

    /// <summary>About something that no page has.</summary>
    NotApplicable,

    /// <summary>Looked at by nobody: it counts as not held.</summary>
    NotVerified,
}

/// <summary>A criterion of the RGAA 4.1.2 (référentiel général d'amélioration de l'accessibilité), and what is known of it.</summary>
/// <param name="Number">As the RGAA numbers it: "10.11".</param>
/// <param name="Title">As the RGAA words it.</param>
/// <param name="State">Whether the pages hold it.</param>
/// <param name="Evidence">A test, or what was seen on a page on a day; empty only when nobody looked.</param>
public sealed record Criterion(string Number, string Title, CriterionState State, string Evidence);
