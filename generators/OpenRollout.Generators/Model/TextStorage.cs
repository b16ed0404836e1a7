namespace OpenRollout.Generators.Model;

/// <summary>How an assembly holds the text of a manifest.</summary>
internal enum TextStorage
{
    /// <summary>Not at all, as it is too long.</summary>
    None,

    /// <summary>As the bytes that it is asked for.</summary>
    Utf8,

    /// <summary>As a string, from which the bytes are made when they are first asked for.</summary>
    String,
}
