namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>What a program is played on: the model, or the acts on a database. Answers are words that can be compared.</summary>
internal interface ICollege
{
    /// <summary>One sending of a form; one answer per meal.</summary>
    Task<IReadOnlyList<string>> AskAsync(int key, Verb verb, int account, int[] meals, DateTimeOffset at);

    Task<string> SealAsync(int day, DateTimeOffset at);

    Task<string> DeclareAsync(Step.Declare asked, DateTimeOffset at);

    Task DecideAsync(Vote vote, DateTimeOffset at);

    /// <summary>Revalues, then once more: says whether the second time had something left to do.</summary>
    Task<string> RevalueAsync(DateTimeOffset at);

    /// <summary>Everything that is remembered, one fact a line, in order.</summary>
    Task<IReadOnlyList<string>> FactsAsync();
}
