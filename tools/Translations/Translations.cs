using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AntiGaspi.Tools;

/// <summary>
/// Stops the build when a sentence of the families is not translated. It reads every sentence given to the gate
/// (<c>AntiGaspi.App.Languages.Words</c>) and compares them with each file Families.*.resx of the project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Translations : DiagnosticAnalyzer
{
    private const string Gate = "AntiGaspi.App.Languages.Words";

    private static readonly DiagnosticDescriptor Missing = Rule("AG0001", "{0} does not translate « {1} »: add it to the file");
    private static readonly DiagnosticDescriptor Extra = Rule("AG0002", "{0} translates « {1} », which nothing says any more: remove it");
    private static readonly DiagnosticDescriptor Holes = Rule("AG0003", "{0} translates « {1} » with other values than its {{0}}, {{1}}…");
    private static readonly DiagnosticDescriptor Untold = Rule("AG0004", "A sentence of the gate is written where it is said, as one text or one interpolated text: {0}{1}");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Missing, Extra, Holes, Untold];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Gate) is not { } gate || !SymbolEqualityComparer.Default.Equals(gate.ContainingAssembly, start.Compilation.Assembly))
            {
                return;
            }

            var said = new ConcurrentDictionary<string, Location>(StringComparer.Ordinal);
            start.RegisterOperationAction(one => Hear((IInvocationOperation)one.Operation, gate, said, one.ReportDiagnostic), OperationKind.Invocation);
            start.RegisterCompilationEndAction(end => Compare(said, end));
        });
    }

    private static DiagnosticDescriptor Rule(string id, string message) =>
        new(id, "Translations", message, "Languages", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static void Hear(IInvocationOperation call, INamedTypeSymbol gate, ConcurrentDictionary<string, Location> said, Action<Diagnostic> report)
    {
        var (method, place) = (call.TargetMethod, call.Syntax.GetLocation());
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, gate) || method.Name is not ("Say" or "Listed" or "Count"))
        {
            return;
        }

        foreach (var argument in call.Arguments.Where(one => one.Parameter!.Name is "french" or "singular" or "plural"))
        {
            if (KeyOf(argument) is { } key)
            {
                said.TryAdd(method.Name == "Count" ? "{0} " + key : key, place);
            }
            else
            {
                report(Diagnostic.Create(Untold, place, argument.Syntax, ""));
            }
        }
    }

    // The key that the gate itself makes: the text, with {0}, {1} in the place of what changes.
    private static string? KeyOf(IArgumentOperation argument)
    {
        if (argument.Value.ConstantValue is { HasValue: true, Value: string text })
        {
            return text;
        }

        var holes = 0;
        return argument.Syntax is ArgumentSyntax { Expression: InterpolatedStringExpressionSyntax sentence }
            ? string.Concat(sentence.Contents.Select(part => part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : $"{{{holes++}}}"))
            : null;
    }

    private static void Compare(ConcurrentDictionary<string, Location> said, CompilationAnalysisContext end)
    {
        foreach (var file in end.Options.AdditionalFiles.Where(one => IsTranslation(Path.GetFileName(one.Path))))
        {
            var name = Path.GetFileName(file.Path);
            var found = XDocument.Parse(file.GetText(end.CancellationToken)!.ToString()).Root!.Elements("data")
                .ToDictionary(one => one.Attribute("name")!.Value, one => one.Element("value")!.Value, StringComparer.Ordinal);
            foreach (var (french, place) in said.Where(one => !found.TryGetValue(one.Key, out var other) || other.Trim().Length == 0))
            {
                end.ReportDiagnostic(Diagnostic.Create(Missing, place, name, french));
            }

            foreach (var (french, translated) in found)
            {
                var rule = !said.ContainsKey(french) ? Extra : HolesOf(french) != HolesOf(translated) ? Holes : null;
                if (rule is not null)
                {
                    end.ReportDiagnostic(Diagnostic.Create(rule, said.GetValueOrDefault(french) ?? Location.None, name, french));
                }
            }
        }
    }

    private static bool IsTranslation(string name) => name.StartsWith("Families.", StringComparison.Ordinal) && name.EndsWith(".resx", StringComparison.Ordinal);

    private static string HolesOf(string text) => string.Join(' ', text.Split('{').Skip(1).Select(part => part.Split('}')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
