using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Rules;

/// <summary>ROLL1xxx and ROLL2xxx: the problems found when a manifest is read alone and with each overlay, at their locations in these files.</summary>
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
                foreach (var problem in manifest.FindProblems())
                {
                    file.ReportDiagnostic(ManifestDescriptors.CreateDiagnostic(problem, manifest.LocationOf(problem.Range)));
                }
            }
            else if (project.FindOverlay(file.AdditionalFile) is { } found && found.Overlay.MergeInto(found.Manifest) is { } merged)
            {
                foreach (var problem in found.Manifest.FindProblems(found.Overlay, merged))
                {
                    file.ReportDiagnostic(ManifestDescriptors.CreateDiagnostic(problem, found.Overlay.LocationOf(problem.Range, merged)));
                }
            }
        });
}
