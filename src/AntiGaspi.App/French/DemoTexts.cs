namespace AntiGaspi.App.French;

/// <summary>The sentences of the demonstration's clock.</summary>
public static class DemoTexts
{
    /// <summary>What the clock says: "lundi 23 novembre, 8 h 42 min 05 s".</summary>
    public static string Clock(PlaceClock clock) => $"{Formats.Day(clock.Today)}, {clock.TimeToTheSecond(clock.Now)}";

    /// <summary>Where a visitor who plays a parent with a letter finds one.</summary>
    public const string Letter =
        "Démonstration\u00A0: un code se trouve dans les courriers du collège. Jouez Claude Bernard, ouvrez «\u00A0Courriers\u00A0», notez le code d’un responsable et la date de naissance de l’enfant, puis revenez ici avec Ange Lambert.";

    /// <summary>The button that moves the clock on to a second: "Avancer à 9 h 59 min 50 s", with the day when it is another one.</summary>
    public static string AdvanceTo(PlaceClock clock, DateTimeOffset instant)
    {
        var local = clock.Local(instant);
        var day = DateOnly.FromDateTime(local);
        var time = Formats.TimeToTheSecond(TimeOnly.FromDateTime(local));
        return day == clock.Today ? $"Avancer à {time}" : $"Avancer au {Formats.Day(day)} à {time}";
    }

    /// <summary>The button that moves the clock on to another day: "Avancer au 1er décembre".</summary>
    public static string AdvanceTo(DateOnly day) => $"Avancer au {Formats.DayOfYear(day)}";
}
