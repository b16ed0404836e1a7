using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4007: an attribute names a flag that is not boolean, or a name that its class does not have, because
/// <c>nameof(Flags.Checkout.Express)</c> is "Express". The application would fail to start.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RequiredFlagAnalyzer() : RolloutAnalyzer(RuleDescriptors.RequiredFlag)
{
    /// <summary>Attributes of Razor files are in generated code, which maps them to the files.</summary>
    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (context.Compilation.GetTypeByMetadataName("OpenRollout.AspNetCore.RequireFlagAttribute") is not { } attribute)
        {
            return;
        }

        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (SymbolEqualityComparer.Default.Equals(creation.Type, attribute))
                {
                    foreach (var (location, fault, remedy) in FindFaults(creation, project))
                    {
                        operation.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.RequiredFlag, location, fault, remedy));
                    }
                }
            },
            OperationKind.ObjectCreation);
    }

    private static IEnumerable<(Location Location, string Fault, string Remedy)> FindFaults(IObjectCreationOperation creation, RolloutProject project)
        => creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is ITypeOfOperation { TypeOperand: INamedTypeSymbol flags }
            ? RequiredAccessors.Find(creation, flags, project.Uses)
            : creation.Arguments.SelectMany(project.Uses.Keys.FindTexts)
                .Where(text => text.Key is { } key && project.FindFlags(new FlagReference(key)) is { Count: > 0 } flags && flags.All(flag => flag.Definition.Type != FlagType.Boolean))
                .Select(text => (text.Location, $"'{PlainText.Quote(text.Key!)}' is not a boolean flag", ""));
}
