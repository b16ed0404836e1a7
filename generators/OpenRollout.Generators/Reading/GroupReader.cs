using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Creates the models of groups of flags.</summary>
internal sealed class GroupReader(FlagModelReader flags)
{
    public GroupModel ReadRoot(FlagGroup root, string snapshotName, string interfaceName) => Read(root, "", snapshotName, interfaceName, TrackEmitter.MethodName);

    private GroupModel Read(FlagGroup group, string snapshotProperty, string snapshotType, string snapshotInterface, params string[] members)
    {
        // A struct cannot have a member with its own name, or a type and a property with the same name. The same holds for
        // its interface, which has the same properties. Users write the properties, so they get their names first.
        var scope = new NameScope([snapshotType, snapshotInterface, .. members]);
        var flagProperties = group.Flags.Select(flag => scope.Claim(flag.Name)).ToArray();
        var groupProperties = group.Groups.Select(inner => scope.Claim(inner.Name)).ToArray();
        var groups = group.Groups.Select((inner, index) => Read(
            inner, groupProperties[index], scope.Claim(inner.Name + "Flags"), scope.Claim("I" + inner.Name + "Flags")));
        return new GroupModel(
            group.Name,
            snapshotProperty,
            snapshotType,
            snapshotInterface,
            groups.ToEquatableArray(),
            group.Flags.Select((flag, index) => flags.Read(flag, flagProperties[index])).ToEquatableArray());
    }
}
