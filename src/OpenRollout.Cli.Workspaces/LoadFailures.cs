using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Describes what MSBuild could not load.</summary>
internal static class LoadFailures
{
    private const int MaximumLines = 10;

    /// <summary>The errors of the SDK for a project that is not restored, or was restored before a change: no assets file, or one without the target framework.</summary>
    private static readonly string[] RestoreErrors = ["NETSDK1004", "NETSDK1005", "NETSDK1047", "NETSDK1064"];

    /// <summary>Throws if a project did not load.</summary>
    /// <param name="path">The path of the solution.</param>
    /// <param name="diagnostics">The diagnostics of the workspace.</param>
    /// <exception cref="WorkspaceException">A project did not load.</exception>
    public static void Check(string path, IReadOnlyCollection<WorkspaceDiagnostic> diagnostics)
    {
        var failures = diagnostics.Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure).Select(diagnostic => $"  {diagnostic.Message}").Distinct(StringComparer.Ordinal).ToArray();
        if (failures.Length == 0)
        {
            return;
        }

        throw new WorkspaceException(failures.Any(IsRestore)
            ? $"the solution is not restored; {Restore(path)}:{Write(failures.Where(IsRestore))}"
            : $"not all projects of the solution can be loaded:{Write(failures)}");
    }

    /// <summary>Returns the command to run if packages are missing.</summary>
    public static string Restore(string path) => $"run 'dotnet restore {Path.GetFileName(path)}' in its folder";

    /// <summary>Returns why an analyzer or generator did not load.</summary>
    public static string Describe(AnalyzerLoadFailureEventArgs failure)
        => failure.ErrorCode == AnalyzerLoadFailureEventArgs.FailureErrorCode.ReferencesNewerCompiler
            ? $"it needs Roslyn {failure.ReferencedCompilerVersion?.ToString(2)}, and the SDK of the solution has {typeof(Compilation).Assembly.GetName().Version?.ToString(2)}; update the SDK"
            : failure.Message.Length > 0 ? failure.Message : failure.ErrorCode.ToString();

    /// <summary>Returns the first lines, each after a line break.</summary>
    public static string Write(IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        var more = all.Length > MaximumLines ? $"{Environment.NewLine}  and {all.Length - MaximumLines} more" : "";
        return string.Concat(all.Take(MaximumLines).Select(line => Environment.NewLine + line)) + more;
    }

    private static bool IsRestore(string failure) => Array.Exists(RestoreErrors, id => failure.Contains(id, StringComparison.Ordinal));
}
