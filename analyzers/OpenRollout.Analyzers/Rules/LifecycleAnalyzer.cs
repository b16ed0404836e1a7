using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers;

/// <summary>A rule about the age of flags. Without a day (OpenRolloutToday) nothing has an age.</summary>
internal abstract class LifecycleAnalyzer(DiagnosticDescriptor descriptor) : RolloutAnalyzer(descriptor)
{
    /// <summary>Whether the rule is shown at the flag in the manifest.</summary>
    private protected abstract bool IsShownInManifest { get; }

    /// <summary>Whether the rule is shown at each use of the flag.</summary>
    private protected abstract bool IsShownAtUses { get; }

    private protected sealed override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (LifecycleSettings.Of(project.Options) is not { } settings)
        {
            return;
        }

        if (IsShownInManifest)
        {
            context.RegisterFlagAction(project, (file, flag, report) =>
            {
                if (Judge(flag, settings) is { } finding)
                {
                    report(finding.At(file.LocationOf(flag.Range)));
                }
            });
        }

        if (IsShownAtUses)
        {
            context.RegisterFlagUseAction(project, (operation, use) =>
            {
                if (project.FindFlag(use.Key, use.ClassName) is { } flag && Judge(flag, settings) is { } finding)
                {
                    operation.ReportDiagnostic(finding.At(use.Location));
                }
            });
        }
    }

    /// <summary>Returns what the rule says of a flag, or null.</summary>
    private protected abstract LifecycleFinding? Judge(FlagDefinition flag, LifecycleSettings settings);
}
