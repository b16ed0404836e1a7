namespace OpenRollout.Manifest;

/// <summary>A word of the manifest, and what it stands for.</summary>
/// <param name="text">The word, in ASCII.</param>
/// <param name="meaning">What it stands for.</param>
internal readonly struct Word<T>(string text, T meaning)
    where T : struct
{
    public string Text { get; } = text;

    public T Meaning { get; } = meaning;
}
