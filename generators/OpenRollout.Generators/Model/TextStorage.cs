namespace OpenRollout.Generators.Model;

/// <summary>Specifies how an assembly holds the text of a manifest.</summary>
internal enum TextStorage
{
    /// <summary>The text is too long and is not embedded.</summary>
    None,

    /// <summary>The text is embedded as UTF-8 bytes.</summary>
    Utf8,

    /// <summary>The text is embedded as a string, which is converted to UTF-8 on first use.</summary>
    String,
}
