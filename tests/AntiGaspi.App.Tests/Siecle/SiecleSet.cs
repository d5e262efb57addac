using System.Text.Json.Nodes;
using AntiGaspi.App.Siecle;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Siecle;

/// <summary>The fictitious exports of tests/data/siecle.</summary>
internal static class SiecleSet
{
    public const string School = "0609991J";

    public static string Folder(string set) => Repository.PathOf("tests", "data", "siecle", set);

    public static JsonObject Expected(string set) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(set), "expected.json")))!.AsObject();

    public static byte[] Bytes(string set, string file) => File.ReadAllBytes(Path.Combine(Folder(set), file));

    public static SiecleReading.Read Read(string set) => Read(
        [.. Directory.GetFiles(Folder(set)).Where(file => !file.EndsWith(".json", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))]);

    public static SiecleReading.Read Read(params (string Name, byte[] Bytes)[] files) =>
        Assert.IsType<SiecleReading.Read>(Answer(files));

    public static SiecleRefusal Refusal(params (string Name, byte[] Bytes)[] files) =>
        Assert.IsType<SiecleReading.Refused>(Answer(files)).Refusal;

    public static SiecleReading Answer(params (string Name, byte[] Bytes)[] files) =>
        SiecleReader.Read([.. files.Select(file => new SiecleUpload(file.Name, new MemoryStream(file.Bytes)))]);

    public static SiecleReading Broken(string file) => Answer((file, Bytes("broken", file)));
}
