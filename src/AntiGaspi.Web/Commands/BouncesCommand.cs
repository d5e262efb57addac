using System.CommandLine;
using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary>
/// <c>bounces</c>: mails that came back days after they were taken. What it leaves is no fault: a mail server that hands it a message
/// must not send that one back too.
/// </summary>
internal static class BouncesCommand
{
    private static readonly Argument<string[]> Paths = new("CHEMIN")
    {
        Description = "Fichiers d’un message chacun, ou dossiers Maildir, dont les nouveaux messages passent parmi les lus. Sans chemin : un message sur l’entrée standard.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        var command = new Command("bounces", "Lire les avis de non-remise (RFC 3464) : une adresse qui refuse nos messages pour de bon est montrée au gestionnaire.") { Paths };
        Paths.Validators.Add(GivenFiles.RefuseOptions);
        command.SetAction(async (call, _) =>
        {
            var paths = call.GetValue(Paths) ?? [];
            if (paths.Length == 0 && !Console.IsInputRedirected)
            {
                await Console.Error.WriteLineAsync(ReturnedMailTexts.NothingGiven);
                return CommandLine.WrongCall;
            }

            return await ReadAsync(Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)), paths, call.GetValue(CommandLine.Json));
        });
        return command;
    }

    private static async Task<int> ReadAsync(Settings settings, string[] paths, bool json)
    {
        var problems = HandedMessages.Problems(paths);
        if (problems.Count > 0)
        {
            return await JsonAnswer.RefuseAsync(json, problems);
        }

        await using var opened = await OpenedDatabase.OpenAsync(settings);
        if (opened.Db is not { } db)
        {
            return await JsonAnswer.RefuseAsync(json, opened.Faults);
        }

        if (settings.ReadKeyIfAny() is not { } key)
        {
            return await JsonAnswer.RefuseAsync(json, ReturnedMailTexts.NoKey);
        }

        var (act, all) = (new NoteReturnedMail(db, new SentMark(key)), HandedMessages.Of(paths));
        List<(string Name, ReportFate Fate)> fates = [];
        foreach (var message in all.Take(HandedMessages.Most))
        {
            fates.Add((message.Name, DeliveryReportReader.Read(await message.BytesAsync()) switch
            {
                ReadReport.Failed failed => await act.RunAsync(failed, TimeProvider.System.GetUtcNow()),
                ReadReport.Left left => left.Why,
                _ => throw new InvalidOperationException("A report is one or the other."),
            }));
            message.Done();
        }

        Tell(fates, all.Count > HandedMessages.Most, json);
        return CommandLine.Done;
    }

    private static void Tell(List<(string Name, ReportFate Fate)> fates, bool isMore, bool json)
    {
        var noted = fates.Count(one => one.Fate == ReportFate.Noted);
        if (json)
        {
            JsonAnswer.Print(new
            {
                read = fates.Count, noted, more = isMore,
                left = fates.Where(one => one.Fate != ReportFate.Noted).Select(one => new { message = one.Name, why = one.Fate.ToString() }),
            });
            return;
        }

        fates.ForEach(one => Console.WriteLine($"{one.Name} : {ReturnedMailTexts.For(one.Fate)}"));
        Console.WriteLine(ReturnedMailTexts.Summary(fates.Count, noted));
        if (isMore)
        {
            Console.WriteLine(ReturnedMailTexts.More(HandedMessages.Most));
        }
    }
}
