using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Tests.Support.Crash;

/// <summary>One sending of a family: its key, what it asks, and which of these meals the state of its meals lets it have.</summary>
public sealed record CrashOperation(Guid Key, bool Cancels, IReadOnlyList<MealRef> Meals, IReadOnlySet<MealRef> Possible);

/// <summary>Sends an operation and returns the meals that were done. A fault means that nobody knows whether it was done.</summary>
public delegate Task<IReadOnlySet<MealRef>> SendOperation(Scope scope, CrashOperation operation);
