namespace OpenRollout.Manifest;

/// <summary>Provides a check of the files of targeting keys that a manifest's segments name with <c>keysFrom</c>.</summary>
public interface ICohortFiles
{
    /// <summary>Checks a file and returns what is wrong with it. Must not throw.</summary>
    /// <param name="path">The path as written in the manifest: relative to the manifest, below its folder, with forward slashes.</param>
    /// <returns>The kind of problem and its message, or null if the file can be used.</returns>
    (ProblemDescriptor Descriptor, string Message)? FindProblem(string path);
}
