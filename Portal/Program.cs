using Portal.Commands;

return await PortalCommands.RunAsync(args);
