namespace OpenRollout.Manifest;

/// <summary>Knows the files of keys that a manifest's segments name with <c>keysFrom</c>.</summary>
public interface ICohortFiles
{
    /// <summary>Looks at a file.</summary>
    /// <param name="path">The path as the manifest has it: relative to the manifest, below its folder, with forward slashes.</param>
    /// <returns>What is wrong with the file, or null.</returns>
    (ProblemDescriptor Descriptor, string Message)? FindProblem(string path);
}
