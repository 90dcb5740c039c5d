// Logins are compared without regard to case, width or spaces around; they are stored in this form.

export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase()
