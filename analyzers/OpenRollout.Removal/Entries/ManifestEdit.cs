using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Analyzers.Manifests;
using OpenRollout.Manifest.Editing;

namespace OpenRollout.Removal.Entries;

/// <summary>The text of a manifest or an overlay while a flag is removed from it. All other bytes stay.</summary>
internal sealed class ManifestEdit
{
    private const string Flags = "flags";
    private const string Rollout = "rollout";
    private const string Requires = "requires";

    private readonly JsonEditor _editor;

    /// <summary>Begins with a text that is valid JSON.</summary>
    public ManifestEdit(PositionedText text) => _editor = new JsonEditor(text.Bytes);

    /// <summary>Gets the edited text in UTF-8.</summary>
    public byte[] Utf8 => _editor.ToArray();

    /// <summary>Removes a flag. Returns whether the text had it.</summary>
    public bool RemoveFlag(string key) => _editor.Remove(Flags, key);

    /// <summary>Removes a key from the flags that another flag requires, and the list if it becomes empty.</summary>
    public void RemoveRequirement(string flag, string required)
    {
        for (var index = _editor.Count(Flags, flag, Rollout, Requires) - 1; index >= 0; index--)
        {
            if (JsonSerializer.Deserialize<string>(_editor.Find(Flags, flag, Rollout, Requires, index)!) == required)
            {
                _editor.Remove(Flags, flag, Rollout, Requires, index);
            }
        }

        if (_editor.Count(Flags, flag, Rollout, Requires) == 0)
        {
            _editor.Remove(Flags, flag, Rollout, Requires);
        }
    }

    /// <summary>Returns the edited text with the encoding of its file.</summary>
    public SourceText ToText(SourceText original) => SourceText.From(Encoding.UTF8.GetString(_editor.ToArray()), original.Encoding, original.ChecksumAlgorithm);
}
