using OpenRollout.Sources.Cache;
using OpenRollout.Sources.Files;

namespace OpenRollout.Decisions.Folders;

/// <summary>The folder of one scope: the names of its files, and adding to it. Thread-safe.</summary>
/// <param name="root">The full path of the store's folder.</param>
/// <param name="scope">The scope.</param>
internal sealed class DecisionFolder(string root, DecisionScope scope)
{
    /// <summary>The maximum length of a file in bytes; a decision with the longest texts takes about half of it.</summary>
    public const int MaximumLength = 64 * 1024;

    public const string Extension = ".json";
    public const string WithdrawnExtension = ".withdrawn.json";

    private const string Remedy = "use a folder below it";

    /// <summary>Gets the path of the scope's folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(root, ScopeName.Of(scope));

    /// <summary>Checks that only the owner and the group can write to the store.</summary>
    /// <exception cref="IOException">Everyone may write to it.</exception>
    public void EnsureNotWorldWritable()
    {
        CacheFolder.EnsureNotWorldWritable(root, Remedy);
        CacheFolder.EnsureNotWorldWritable(Path, Remedy);
    }

    /// <summary>Creates the folder if it does not exist.</summary>
    /// <exception cref="IOException">Everyone may write to it, or it cannot be created.</exception>
    public void Create()
    {
        CacheFolder.Create(root, Remedy);
        CacheFolder.Create(Path, Remedy);
    }

    /// <summary>Creates the folder if it does not exist, removes the files of killed processes, and checks that the folder can be written.</summary>
    /// <returns>The reason why it cannot be written; null if it can.</returns>
    public string? FindWriteProblem()
    {
        try
        {
            Create();
            AtomicFile.RemoveAbandoned(Path, $"*{Extension}");
            AtomicFile.CheckWritable(System.IO.Path.Combine(Path, $"probe{Extension}"));
            return null;
        }
#pragma warning disable CA1031 // A file that is too long for the disk is an ArgumentOutOfRangeException. Decisions are read in any case.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"decisions cannot be saved in '{Path}': {exception.Message}";
        }
    }

    /// <summary>Adds a decision.</summary>
    /// <exception cref="InvalidOperationException">The store has another decision with the same identifier, or a withdrawal.</exception>
    public void Add(RolloutDecision decision)
    {
        Create();
        if (File.Exists(PathOf(decision.Id, WithdrawnExtension)))
        {
            throw new InvalidOperationException($"The decision '{decision.Id}' was withdrawn. Make a new decision.");
        }

        var path = PathOf(decision.Id, Extension);
        if (!TryCreate(path, stream => DecisionFormat.Write(stream, decision)) && ReadDecision(new FileInfo(path), decision.Id) != decision)
        {
            throw new InvalidOperationException($"'{path}' is another decision with the same identifier. Use another identifier.");
        }
    }

    /// <summary>Adds a withdrawal, unless there is one.</summary>
    /// <exception cref="IOException">There is a damaged file in its place, so that the decision is not withdrawn.</exception>
    public void Withdraw(DecisionWithdrawal withdrawal)
    {
        Create();
        var path = PathOf(withdrawal.DecisionId, WithdrawnExtension);
        if (TryCreate(path, stream => DecisionFormat.Write(stream, withdrawal)))
        {
            return;
        }

        try
        {
            _ = ReadWithdrawal(new FileInfo(path), withdrawal.DecisionId);
        }
        catch (InvalidDataException exception)
        {
            throw new IOException($"'{path}' is damaged; remove it and withdraw the decision again: {exception.Message}", exception);
        }
    }

    /// <summary>Returns a value indicating whether the folder has a decision with the identifier and no withdrawal of it.</summary>
    public bool HasActive(string id) => File.Exists(PathOf(id, Extension)) && !File.Exists(PathOf(id, WithdrawnExtension));

    /// <summary>Reads the file of a decision.</summary>
    /// <exception cref="InvalidDataException">The file is not a decision with this identifier.</exception>
    public static RolloutDecision ReadDecision(FileInfo file, string id) => DecisionFormat.ReadDecision(ReadAll(file), id);

    /// <summary>Reads the file of a withdrawal.</summary>
    /// <exception cref="InvalidDataException">The file is not a withdrawal of this decision.</exception>
    public static DecisionWithdrawal ReadWithdrawal(FileInfo file, string id) => DecisionFormat.ReadWithdrawal(ReadAll(file), id);

    private static bool TryCreate(string path, Action<Stream> write)
    {
        try
        {
            return AtomicFile.TryCreate(path, write);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // The file would be too long for the file system, or for a limit of the process.
            throw new IOException($"'{path}' cannot be written: {exception.Message}", exception);
        }
    }

    private static byte[] ReadAll(FileInfo file)
        => RegularFile.ReadAll(file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file, MaximumLength);

    private string PathOf(string id, string extension) => System.IO.Path.Combine(Path, id + extension);
}
