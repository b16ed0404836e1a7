using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>A manifest that cannot be used: the message is its first error, with file, line and column.</summary>
public sealed class ManifestException : Exception
{
    /// <summary>Makes an exception of a manifest's problems.</summary>
    /// <param name="problems">The problems, at least one of them an error.</param>
    public ManifestException(IReadOnlyList<ManifestProblem> problems)
        : base(problems.FirstOrDefault(problem => problem.IsError)?.ToString())
        => Problems = problems;

    /// <summary>All problems of the manifest.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }
}
