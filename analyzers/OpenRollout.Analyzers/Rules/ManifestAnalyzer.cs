using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL1xxx and ROLL2xxx: the problems found when a manifest is read, at their locations in the manifest.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ManifestAnalyzer : RolloutAnalyzer
{
    public ManifestAnalyzer()
        : base([.. ManifestDescriptors.All])
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
        => context.RegisterAdditionalFileAction(file =>
        {
            if (project.FindFile(file.AdditionalFile) is { } manifest)
            {
                foreach (var problem in manifest.Text.Reading.Problems)
                {
                    file.ReportDiagnostic(ManifestDescriptors.CreateDiagnostic(problem, manifest.LocationOf(problem.Range)));
                }
            }
        });
}
