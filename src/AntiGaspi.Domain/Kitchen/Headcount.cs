namespace AntiGaspi.Domain.Kitchen;

/// <summary>What a part of the headcount stands for.</summary>
public enum HeadcountPart
{
    /// <summary>Pupils whose plan covers the day, less those cancelled in time or excused.</summary>
    Pupils,

    /// <summary>Staff and visitors (<i>commensaux, hôtes de passage</i>).</summary>
    Adults,

    /// <summary>A group from outside (another school, a sports meeting).</summary>
    Group,

    /// <summary>A correction of the chef, which may be negative.</summary>
    Adjustment,
}

/// <summary>One line of a headcount: how many covers, of what.</summary>
/// <param name="Part">What they are.</param>
/// <param name="Label">The menu option of pupils ("standard", "sans viande", "panier"), or the name of the group.</param>
/// <param name="Covers">How many; negative only for an adjustment.</param>
public sealed record HeadcountLine(HeadcountPart Part, string Label, int Covers)
{
    /// <summary>Whether these are pupils who bring their meal: seats, and nothing to cook.</summary>
    public bool IsPacked => Part == HeadcountPart.Pupils && Label == Headcount.PackedMeal;
}

/// <summary>The number of meals of a place, a day and a service, with what it is made of.</summary>
/// <param name="Lines">Its parts, each once.</param>
public sealed record Headcount(IReadOnlyList<HeadcountLine> Lines)
{
    /// <summary>The menu option of a pupil who brings a meal: a seat, and no meal to cook.</summary>
    public const string PackedMeal = "panier";

    /// <summary>Meals to cook: every cover but the packed meals brought from home. Never below zero.</summary>
    /// <remarks>Source: domain.md §6 (a packed-meal pupil counts 0 produced meals and 1 seat).</remarks>
    public int Meals => Math.Max(0, Lines.Where(line => !line.IsPacked).Sum(line => line.Covers));

    /// <summary>Seats to lay: every cover. Never below zero.</summary>
    public int Seats => Math.Max(0, Lines.Sum(line => line.Covers));

    /// <summary>The pupils among the covers.</summary>
    public int Pupils => Lines.Where(line => line.Part == HeadcountPart.Pupils).Sum(line => line.Covers);
}
