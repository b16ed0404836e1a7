using System.Text;
using OpenRollout.Manifest;
using OpenRollout.Manifest.GeneratedCode;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>
/// Reads a manifest and creates its model. A manifest with errors gives the part that could be read, so that an error in one
/// flag does not remove the accessors of the others.
/// </summary>
internal static class ModelReader
{
    public static ManifestModel Read(ManifestSource source, CancellationToken cancellation)
    {
        var manifest = ManifestReader.Read(Encoding.UTF8.GetBytes(source.Text)).Manifest;
        cancellation.ThrowIfCancellationRequested();
        var identity = source.Identity;
        var types = new NameScope(identity.ClassName);
        var contextName = types.Claim(identity.ContextName);
        var snapshotName = types.Claim(identity.SnapshotName);
        var interfaceName = types.Claim(identity.SnapshotInterfaceName);
        var plan = CodePlan.For(manifest);
        var root = FlagTree.Build(plan.Flags, identity.ClassName, out _);
        return new ManifestModel(
            identity,
            ContextReader.Read(contextName, plan.Attributes),
            new GroupReader(new FlagModelReader(identity.TypePrefix, types, plan)).ReadRoot(root, snapshotName, interfaceName),
            EventReader.Read(plan.Guardrails));
    }
}
