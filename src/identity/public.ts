// What modules to the right may use of identity.
export { inviteFirstCommand } from './invitations/parts/invite-first.ts'
export { logoutDoor } from './providers/parts/logout-door.ts'
