using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4002: a key that no manifest has gives the default, always. Silent while a manifest has errors: what could not be
/// read may have the key.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownKeyAnalyzer() : RolloutAnalyzer(RuleDescriptors.UnknownKey)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (!project.AreManifestsComplete)
        {
            return;
        }

        context.RegisterKeyTextAction(project, (operation, text) =>
        {
            if (text.Key is { } key && project.FindFlags(new FlagReference(key)).Count == 0)
            {
                var known = project.Files.SelectMany(file => file.Manifest.Flags).Select(flag => flag.Key);
                operation.ReportDiagnostic(
                    Diagnostic.Create(RuleDescriptors.UnknownKey, text.Location, PlainText.Quote(key), NearestName.Suggest(key, known)));
            }
        });
    }
}
