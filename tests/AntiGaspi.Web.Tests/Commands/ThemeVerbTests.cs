using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Design;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The operator installs the State's look from a folder of his own, and goes back; nothing is fetched, nothing is half installed.</summary>
public sealed class ThemeVerbTests
{
    [Fact]
    public async Task The_package_is_copied_into_the_data_folder_and_taken_away_again()
    {
        var (data, package) = (Janitor.NewFolder("theme"), FakePackage.Make());
        var answer = await AppProcess.RunAsync(["theme", "dsfr", "--from", package, "--intitule", "Ministère|de l’Éducation nationale", "--data", data]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        var theme = StateTheme.Read(Path.Combine(data, "theme"));
        Assert.True(theme.IsOn);
        Assert.Equal(["Ministère", "de l’Éducation nationale"], theme.Brand);
        Assert.Equal(["/dsfr/1.14.4/dsfr.min.css", "/dsfr/1.14.4/pieces.css"], theme.Sheets);
        Assert.Equal(
            ["dsfr.min.css", "fonts/Marianne-Regular.woff2", "icons/system/arrow.svg", "theme.json"],
            Directory.GetFiles(theme.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(theme.Folder, file)).Order(StringComparer.Ordinal));

        Assert.Equal(0, (await AppProcess.RunAsync(["theme", "neutral", "--data", data])).ExitCode);
        Assert.False(StateTheme.Read(Path.Combine(data, "theme")).IsOn);
        Assert.Equal(0, (await AppProcess.RunAsync(["theme", "neutral", "--data", data])).ExitCode);
    }

    [Fact]
    public async Task A_call_without_a_folder_says_what_to_do_first_and_that_nothing_is_accepted_for_anybody()
    {
        var answer = await AppProcess.RunAsync(["theme", "dsfr"]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("acceptez ses conditions", answer.Error, StringComparison.Ordinal);
        Assert.Contains("n’accepte rien à votre place", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_package_is_refused_and_what_was_installed_stays()
    {
        var (data, package) = (Janitor.NewFolder("theme"), FakePackage.Make());
        await AppProcess.RunAsync(["theme", "dsfr", "--from", package, "--data", data]);
        File.Delete(Path.Combine(package, "dist", "icons", "system", "arrow.svg"));

        var answer = await AppProcess.RunAsync(["theme", "dsfr", "--from", package, "--data", data]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("arrow.svg manque", answer.Error, StringComparison.Ordinal);
        Assert.True(StateTheme.Read(Path.Combine(data, "theme")).IsOn);
    }

    [Fact]
    public async Task A_file_that_was_changed_afterwards_turns_the_look_off_and_check_says_it()
    {
        var (data, package) = (Janitor.NewFolder("theme"), FakePackage.Make());
        await AppProcess.RunAsync(["theme", "dsfr", "--from", package, "--data", data]);
        await AppProcess.RunAsync(["migrate", "--data", data]);
        await File.AppendAllTextAsync(Path.Combine(data, "theme", "dsfr.min.css"), "body{display:none}", TestContext.Current.CancellationToken);

        Assert.False(StateTheme.Read(Path.Combine(data, "theme")).IsOn);
        var check = await AppProcess.RunAsync(["check", "--data", data]);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("dsfr.min.css n’est plus ce qui a été installé", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_its_files_will_do_too() => Assert.Equal("1.14.4", StatePackage.Read(Path.Combine(FakePackage.Make(), "dist")).Package?.Version);

    [Theory]
    [InlineData("2.0.0", "@gouvfr/dsfr", FakePackage.Sheet, "La version 2.0.0")]
    [InlineData("1.14.5", "@gouvfr/dsfr", FakePackage.Sheet, "n’est pas la feuille de style du DSFR 1.14.5")]
    [InlineData("1.14.4", "dsfr", FakePackage.Sheet, "est celui de « dsfr »")]
    [InlineData("1.14.4", "@gouvfr/dsfr", "body{}", "sa première ligne ne le dit pas")]
    [InlineData("1.14.4", "@gouvfr/dsfr", FakePackage.Sheet + "@import 'x.css';", "appelle d’autres feuilles")]
    [InlineData("1.14.4", "@gouvfr/dsfr", FakePackage.Sheet + ".a{b:url(https://ailleurs.exemple/x.svg)}", "nomme « https://ailleurs.exemple/x.svg »")]
    [InlineData("1.14.4", "@gouvfr/dsfr", FakePackage.Sheet + ".a{b:url(//ailleurs.exemple/x.svg)}", "nomme « //ailleurs.exemple/x.svg »")]
    [InlineData("1.14.4", "@gouvfr/dsfr", FakePackage.Sheet + ".a{b:url('../../x.svg')}", "nomme « ../../x.svg »")]
    [InlineData("1.14.4", "@gouvfr/dsfr", FakePackage.Sheet + ".a{b:url(/etc/x.svg)}", "nomme « /etc/x.svg »")]
    [InlineData("1.14.4", "@gouvfr/dsfr", FakePackage.Sheet + ".a{b:url(dsfr.module.min.js)}", "nomme « dsfr.module.min.js »")]
    [InlineData("1.14.4", "@gouvfr/dsfr", "/*! DSFR v1.14.4 | x */.a{b:c}", "ne nomme aucune police")]
    public void A_package_that_is_not_the_one_is_refused(string version, string name, string sheet, string words)
    {
        var (package, faults) = StatePackage.Read(FakePackage.Make(version, name, sheet));
        Assert.Null(package);
        Assert.Contains(faults, fault => fault.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_package_is_refused() => Assert.Contains("package.json manque", Assert.Single(StatePackage.Read(Janitor.NewFolder("rien")).Faults), StringComparison.Ordinal);
}
