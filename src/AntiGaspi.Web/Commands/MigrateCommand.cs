using System.CommandLine;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary><c>migrate</c>: brings the database to the newest schema.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command(
            "migrate",
            "Mettre la base au dernier schéma. Sur PostgreSQL, avec le rôle propriétaire de ANTIGASPI_DATABASE_OWNER.");
        command.SetAction(async (call, _) =>
        {
            await Settings.Of(call.GetValue(CommandLine.Urls), call.GetValue(CommandLine.Data)).MigrateAsync();
            await Console.Error.WriteLineAsync("La base est à jour.");
            return CommandLine.Done;
        });
        return command;
    }
}
