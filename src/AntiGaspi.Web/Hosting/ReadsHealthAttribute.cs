namespace AntiGaspi.Web.Hosting;

/// <summary>
/// Says that a page shows what a named child eats. Each such reading is recorded, and the family can read who looked; a test
/// finds a page that reads it and does not say so, and one that says so and records nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsHealthAttribute : Attribute;
