using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>The base class of rules about the age of flags. Without the day of the build (OpenRolloutToday), they report nothing.</summary>
internal abstract class LifecycleAnalyzer(DiagnosticDescriptor descriptor) : RolloutAnalyzer(descriptor)
{
    /// <summary>The property of a diagnostic at a use with the key of the flag; missing if the use can mean flags of several manifests.</summary>
    public const string KeyProperty = "Key";

    /// <summary>The property of a diagnostic at a use with the path of the manifest; missing if the use can mean flags of several manifests.</summary>
    public const string ManifestProperty = "Manifest";

    /// <summary>Gets a value indicating whether the rule is reported at the flag in the manifest.</summary>
    private protected abstract bool IsReportedInManifest { get; }

    /// <summary>Gets a value indicating whether the rule is reported at each use of the flag.</summary>
    private protected abstract bool IsReportedAtUses { get; }

    private protected sealed override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        // Each flag is checked once, here. Without findings, which is the usual case, code is not analyzed.
        if (LifecycleSettings.Of(project.Options) is not { } settings || FindAll(project, settings) is not { Count: > 0 } findings)
        {
            return;
        }

        if (IsReportedInManifest)
        {
            context.RegisterFlagAction(project, (file, flag, report) =>
            {
                if (findings.TryGetValue((file.Path, flag.Key), out var finding))
                {
                    report(finding.At(file.LocationOf(flag.Range)));
                }
            });
        }

        if (IsReportedAtUses)
        {
            var keys = new HashSet<string>(findings.Keys.Select(finding => finding.Key), StringComparer.Ordinal);
            void Report(OperationAnalysisContext operation, FlagUse use)
            {
                var flags = project.FindFlags(use.Flag);
                if (flags.Count > 0 && flags.All(flag => findings.ContainsKey((flag.File.Path, use.Flag.Key))))
                {
                    operation.ReportDiagnostic(findings[(flags[0].File.Path, use.Flag.Key)].At(use.Location, flags.Count == 1 ? PropertiesOf(flags[0]) : null));
                }
            }

            context.RegisterFlagUseAction(project, Report, keys);
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(ManifestFlag flag)
        => ImmutableDictionary<string, string?>.Empty.Add(KeyProperty, flag.Definition.Key).Add(ManifestProperty, flag.File.Path);

    private Dictionary<(string Path, string Key), LifecycleFinding> FindAll(RolloutProject project, LifecycleSettings settings)
    {
        var findings = new Dictionary<(string Path, string Key), LifecycleFinding>();
        foreach (var file in project.Files)
        {
            if (CountedEnvironments.Of(file, settings) is not { Count: > 0 } environments)
            {
                continue;
            }

            foreach (var flag in file.Manifest.Flags)
            {
                if (Check(flag, environments, settings) is { } finding)
                {
                    findings[(file.Path, flag.Key)] = finding;
                }
            }
        }

        return findings;
    }

    /// <summary>Returns the rule's finding about a flag, or null.</summary>
    /// <param name="flag">The flag of the manifest.</param>
    /// <param name="environments">The environments that count; at least one.</param>
    /// <param name="settings">The day of the build and the allowed ages.</param>
    private protected abstract LifecycleFinding? Check(FlagDefinition flag, IReadOnlyList<CountedEnvironment> environments, LifecycleSettings settings);
}
